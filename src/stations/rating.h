#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"

#include <optional>
#include <string>

namespace regrade::stations {

/// What a buyer's rating says; the words of a review are not asked for.
struct RatingForm {
    std::optional<domain::ItemId> unit; ///< of a second sale; unset = of the product as it is sold new
    double stars = 0.0;
    double best = 5.0;  ///< of the marketplace's scale, which begins at 1
    std::string source; ///< the marketplace, never a person
    std::string day;    ///< YYYY-MM-DD
    std::string reference;
    bool praisesReuse = false;
};

/// Turned to the scale of 1 to 5, to the hundredth. Refused: stars off the scale, a day that is none or to come, no
/// source, no reference.
[[nodiscard]] Result<domain::Events> noteRating(const domain::Product& product, const RatingForm& form, Time now);

} // namespace regrade::stations
