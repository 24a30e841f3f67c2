#pragma once

#include "domain/partstock.h"

#include <map>
#include <string>
#include <vector>

namespace regrade::stations {

/// A stock as values, for deeds that ask for one.
class Shelf {
public:
    [[nodiscard]] static domain::PartRegistered registered(const std::string& number)
    {
        return {.sku = domain::Sku(number), .name = number + " part", .unitCost = Money{150, "EUR"}, .weightG = 30};
    }
    domain::PartRegistered& add(const std::string& number)
    {
        return m_parts.emplace(number, domain::PartStock{registered(number), {}, {}, 0}).first->second.facts;
    }
    [[nodiscard]] domain::PartRegistered& facts(const std::string& number) { return m_parts.at(number).facts; }
    [[nodiscard]] std::vector<domain::PartLot>& lots(const std::string& number) { return m_parts.at(number).lots; }
    [[nodiscard]] std::vector<domain::PartLot>& missing(const std::string& number)
    {
        return m_parts.at(number).missing;
    }
    /// A copy, so that it outlives the shelf.
    [[nodiscard]] domain::FindPart find() const
    {
        return [parts = m_parts](const domain::Sku& number) -> Result<std::optional<domain::PartStock>> {
            const auto found = parts.find(number.text());
            if (found == parts.end()) {
                return std::optional<domain::PartStock>();
            }
            std::optional<domain::PartStock> stock = found->second;
            for (const auto& lot : stock->lots) {
                stock->onHand += lot.quantity;
            }
            for (const auto& lot : stock->missing) {
                stock->onHand -= lot.quantity;
            }
            return stock;
        };
    }

private:
    std::map<std::string, domain::PartStock> m_parts;
};

} // namespace regrade::stations
