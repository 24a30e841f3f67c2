#pragma once

#include "base/clock.h"
#include "domain/partstock.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// What lies on the shelf of each spare part, where it came from and where it went. It rests on sums alone, so the
/// order in which events of several stations arrive changes nothing; what was set aside counts too, since the pieces
/// are gone.
[[nodiscard]] std::unique_ptr<const store::Projection> makePartStock();

/// The stock of a part; nothing when it is not registered. In a deed: with the store that the deed is handed.
[[nodiscard]] Result<std::optional<domain::PartStock>> findPart(const store::Database& database,
                                                                const domain::Sku& number);
/// The same as a question that deeds ask. The database must outlive it.
[[nodiscard]] domain::FindPart partsIn(const store::Database& database);

/// Pieces of one origin; of harvested ones all units together.
struct OriginCount {
    domain::PartOrigin origin = domain::PartOrigin::newOem;
    int onHand = 0;
};

struct PartRow {
    domain::PartRegistered facts;
    int onHand = 0; ///< of a kit: so many whole ones lie there
    std::vector<OriginCount> origins;

    [[nodiscard]] bool isKit() const { return !facts.kit.empty(); }
    [[nodiscard]] bool isLow() const { return !isKit() && onHand <= facts.reorderPoint; }
};

/// Every registered part by name.
[[nodiscard]] Result<std::vector<PartRow>> parts(const store::Database& database);

/// One line of a part's book.
struct PartMove {
    std::string what; ///< received, used, adjusted, harvested, or loose: used without having been in stock
    int by = 0;
    std::optional<domain::PartOrigin> origin; ///< unset: not kept in stock
    std::string source;                       ///< unit of a harvested piece; empty = none
    std::string unit;                         ///< unit that got it or gave it; empty = none
    std::string note;                         ///< delivery note, or the reason of an adjustment
    std::string actor;
    Time at;
};

/// Newest first.
[[nodiscard]] Result<std::vector<PartMove>> movesOf(const store::Database& database, const domain::Sku& number,
                                                    int limit);

} // namespace regrade::insight
