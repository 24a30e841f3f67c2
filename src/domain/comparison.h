#pragma once

#include "domain/event.h"
#include "domain/inspection.h"

#include <optional>
#include <string_view>
#include <vector>

namespace regrade::domain {

/// What became of one mark between two looks at the same side.
enum class MarkFate { gone, smaller, same, larger, appeared };
[[nodiscard]] std::string_view nameOf(MarkFate value);

struct MarkChange {
    MarkFate fate = MarkFate::same;
    DefectKind kind{"unknown"};
    std::optional<Box> boxBefore; ///< pixels of the photo before
    std::optional<Box> boxAfter;  ///< pixels of the photo after
    std::optional<double> extentMmBefore;
    std::optional<double> extentMmAfter;
    std::optional<double> areaShareBefore; ///< of the product, 0..1
    std::optional<double> areaShareAfter;

    [[nodiscard]] bool operator==(const MarkChange&) const = default;
};

/// Where the product lies in each photo. Without it the whole photo stands for the product, which is fair only while
/// camera and product stand where they stood.
struct Outlines {
    std::optional<Box> before;
    std::optional<Box> after;
};

/// Marks at or above the limit, matched where their boxes overlap once both are laid over the product: first the pair
/// that overlaps most. A change of less than a fifth in length (in area, where no length is known) is none.
[[nodiscard]] std::vector<MarkChange> compareMarks(const Inspection& before, const Inspection& after,
                                                   const Outlines& outlines = {});

/// "Scratch: gone (was 12.0 mm)"; `kind` is what the house calls such a mark.
[[nodiscard]] Text sentenceOf(const MarkChange& change, const Text& kind);

/// Two looks at the same side around a repair.
struct BeforeAndAfter {
    Inspection before;
    Inspection after;
};

/// Of a unit's events, oldest first: the last look before the latest finished repair and the last one after it, on the
/// same side. Nothing while one of them is missing.
[[nodiscard]] std::optional<BeforeAndAfter> beforeAndAfterRepair(const Events& history);

} // namespace regrade::domain
