#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "domain/materialbook.h"
#include "store/projection.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// What came out of dismantled units, fraction by fraction, and what went to recyclers. Sums alone, so the order in
/// which events of several stations arrive changes nothing.
[[nodiscard]] std::unique_ptr<const store::Projection> makeMaterials();

/// What lies in the container of a fraction by the records; it may be under zero after two stations emptied it apart.
struct MaterialStock {
    domain::FractionId fraction;
    std::int64_t grams = 0;
    int units = 0; ///< that gave some of it since the last hand-over
};

/// Fractions of which anything was ever recovered.
[[nodiscard]] Result<std::vector<MaterialStock>> materials(const store::Database& database);
/// The same of one fraction; zero where none was recovered. In a deed: with the store that the deed is handed.
[[nodiscard]] Result<std::int64_t> gramsOf(const store::Database& database, const domain::FractionId& fraction);

/// A hand-over paper, as it was written.
struct HandOver {
    domain::MaterialsHandedOver event;
    std::string station;
    std::string actor;
    Time at;
};

/// Newest first.
[[nodiscard]] Result<std::vector<HandOver>> handOvers(const store::Database& database, int limit);
/// The paper of a number; nothing where there is none. In a deed: with the store that the deed is handed.
[[nodiscard]] Result<std::optional<HandOver>> findHandOver(const store::Database& database,
                                                           const std::string& document);

/// Both as questions that deeds ask. The database must outlive it.
[[nodiscard]] domain::MaterialBook materialBookIn(const store::Database& database);

} // namespace regrade::insight
