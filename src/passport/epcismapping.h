#pragma once

#include "passport/outsidenames.h"
#include "store/eventlog.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace regrade::passport {

/// What one event of the log becomes: EPCIS events, or a reason why there are none.
struct EpcisTold {
    std::vector<nlohmann::ordered_json> events{};
    const char* why = nullptr; ///< set where `events` is empty
};

/// Leads one unit along its history and tells each event. A kind without a mapping does not compile.
class EpcisTeller {
public:
    EpcisTeller(domain::ItemId item, const domain::ItemReceived& intake, const rules::Policy& policy,
                const OutsideNames& names);

    [[nodiscard]] EpcisTold tell(const store::RecordedEvent& recorded);

private:
    using Json = nlohmann::ordered_json;
    struct Kinds;

    struct Act {
        const char* type = "ObjectEvent";
        const char* action = "OBSERVE"; ///< null: the type has none
        std::string step{};
        const char* disposition = nullptr;
        bool left = false; ///< the unit is not in the house any more
    };
    [[nodiscard]] Json event(const Act& act) const;
    [[nodiscard]] Json persistent(bool conformant);
    [[nodiscard]] Json sensors(const domain::Inspection& seen) const;
    [[nodiscard]] Json measured(const domain::StepDone& done) const;
    [[nodiscard]] Json marks(const domain::Inspection& seen) const;
    [[nodiscard]] Json addresses(const std::vector<domain::PhotoRef>& photos) const;
    [[nodiscard]] std::string stepOf(const domain::StageId& stage) const;
    [[nodiscard]] bool holds(const domain::StageId& stage) const;
    [[nodiscard]] std::string partAddress(const std::string& part) const { return m_names.at("part", part); }
    [[nodiscard]] EpcisTold takenBack(std::pair<std::string, std::int64_t> place, const char* reason) const;

    domain::ItemId m_item;
    std::string m_epc;
    domain::Sku m_sku;
    const rules::Policy& m_policy;
    const OutsideNames& m_names;

    const store::RecordedEvent* m_now = nullptr;
    std::map<domain::StageId, Time> m_started;
    std::set<domain::StageId> m_tested; ///< a step of the present work passed there
    bool m_conformant = false;
    bool m_nonConformant = false;
    int m_cycle = 1;
    std::map<std::string, int> m_harvested; ///< pieces by part
    std::map<std::string, int> m_recovered; ///< grams by fraction
    std::pair<std::string, std::int64_t> m_intake;
    std::map<std::pair<std::string, std::int64_t>, std::vector<Json>> m_told; ///< by station and number in its chain
};

} // namespace regrade::passport
