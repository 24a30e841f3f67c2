#include "domain/comparison.h"

#include "domain/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace regrade::domain {

namespace {

constexpr Names<MarkFate, 5> kFates{{{MarkFate::gone, "gone"},
                                     {MarkFate::smaller, "smaller"},
                                     {MarkFate::same, "same"},
                                     {MarkFate::larger, "larger"},
                                     {MarkFate::appeared, "new"}}};

constexpr double kLeastOverlap = 0.1; // of the smaller box
constexpr double kSameWithin = 0.2;   // change of length; an area changes by its square
constexpr double kMargin = 0.01;      // of the product's side: what registration may be off

/// A box in shares of the product: 0..1 from its left and upper edge.
struct Place {
    double left, top, right, bottom;

    [[nodiscard]] double area() const { return std::max(0.0, right - left) * std::max(0.0, bottom - top); }
};

Place placeOf(const Box& box, const Box& product)
{
    const double width = std::max(product.width, 1);
    const double height = std::max(product.height, 1);
    return {(box.x - product.x) / width - kMargin, (box.y - product.y) / height - kMargin,
            (box.x + box.width - product.x) / width + kMargin, (box.y + box.height - product.y) / height + kMargin};
}

/// The common part in shares of the smaller box, so that what is left of a large stain still belongs to it.
double overlapOf(const Place& a, const Place& b)
{
    const Place common{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
                       std::min(a.bottom, b.bottom)};
    const double smaller = std::min(a.area(), b.area());
    return smaller > 0.0 ? common.area() / smaller : 0.0;
}

std::vector<Defect> marksOf(const Inspection& inspection)
{
    std::vector<Defect> marks;
    std::copy_if(inspection.defects.begin(), inspection.defects.end(), std::back_inserter(marks),
                 [](const Defect& defect) { return defect.score >= 1.0; });
    return marks;
}

Box productIn(const Inspection& inspection, const std::optional<Box>& outline)
{
    if (outline) {
        return *outline;
    }
    const bool known = !inspection.photos.empty();
    return {0, 0, known ? inspection.photos.front().width : 1, known ? inspection.photos.front().height : 1};
}

MarkFate fateOf(const Defect& before, const Defect& after)
{
    const bool lengths = before.extentMm && after.extentMm && *before.extentMm > 0.0;
    const double ratio =
        lengths ? *after.extentMm / *before.extentMm : std::sqrt(after.areaShare / std::max(before.areaShare, 1e-9));
    if (ratio < 1.0 - kSameWithin) {
        return MarkFate::smaller;
    }
    return ratio > 1.0 + kSameWithin ? MarkFate::larger : MarkFate::same;
}

MarkChange changeOf(const Defect* before, const Defect* after)
{
    MarkChange change;
    if (before != nullptr) {
        change.fate = MarkFate::gone;
        change.kind = before->kind;
        change.boxBefore = before->box;
        change.extentMmBefore = before->extentMm;
        change.areaShareBefore = before->areaShare;
    }
    if (after != nullptr) {
        change.fate = before == nullptr ? MarkFate::appeared : fateOf(*before, *after);
        change.kind = before == nullptr ? after->kind : change.kind;
        change.boxAfter = after->box;
        change.extentMmAfter = after->extentMm;
        change.areaShareAfter = after->areaShare;
    }
    return change;
}

struct Pair {
    double overlap;
    std::size_t before;
    std::size_t after;
};

std::vector<Pair> overlappingPairs(const std::vector<Place>& before, const std::vector<Place>& after)
{
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (std::size_t j = 0; j < after.size(); ++j) {
            if (const double overlap = overlapOf(before[i], after[j]); overlap >= kLeastOverlap) {
                pairs.push_back({overlap, i, j});
            }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });
    return pairs;
}

std::vector<Place> placesOf(const std::vector<Defect>& marks, const Box& product)
{
    std::vector<Place> places;
    for (const Defect& mark : marks) {
        places.push_back(placeOf(mark.box, product));
    }
    return places;
}

std::string sizeOf(const std::optional<double>& extentMm, const std::optional<double>& areaShare)
{
    std::array<char, 32> text{};
    if (extentMm) {
        std::snprintf(text.data(), text.size(), "%.1f mm", *extentMm);
    } else {
        std::snprintf(text.data(), text.size(), "%.2f %%", areaShare.value_or(0.0) * 100.0);
    }
    return text.data();
}

std::string viewOf(const Inspection& inspection)
{
    return inspection.photos.empty() ? "" : inspection.photos.front().view;
}

} // namespace

std::string_view nameOf(MarkFate value) { return wordFor(kFates, value); }

std::vector<MarkChange> compareMarks(const Inspection& before, const Inspection& after, const Outlines& outlines)
{
    const std::vector<Defect> earlier = marksOf(before);
    const std::vector<Defect> later = marksOf(after);
    std::vector<const Defect*> partner(earlier.size(), nullptr);
    std::vector<bool> taken(later.size(), false);
    for (const Pair& pair : overlappingPairs(placesOf(earlier, productIn(before, outlines.before)),
                                             placesOf(later, productIn(after, outlines.after)))) {
        if (partner[pair.before] == nullptr && !taken[pair.after]) {
            partner[pair.before] = &later[pair.after];
            taken[pair.after] = true;
        }
    }
    std::vector<MarkChange> changes;
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        changes.push_back(changeOf(&earlier[i], partner[i]));
    }
    for (std::size_t j = 0; j < later.size(); ++j) {
        if (!taken[j]) {
            changes.push_back(changeOf(nullptr, &later[j]));
        }
    }
    return changes;
}

Text sentenceOf(const MarkChange& change, const Text& kind)
{
    const std::string was = sizeOf(change.extentMmBefore, change.areaShareBefore);
    const std::string is = sizeOf(change.extentMmAfter, change.areaShareAfter);
    const auto told = [&](const std::string& en, const std::string& zh, const std::string& de) {
        return Text{kind.en + ": " + en, kind.zh + "：" + zh, kind.de.value_or(kind.en) + ": " + de};
    };
    const std::string between = "(" + was + " → " + is + ")";
    switch (change.fate) {
    case MarkFate::gone:
        return told("gone (was " + was + ")", "已消除（原 " + was + "）", "beseitigt (war " + was + ")");
    case MarkFate::smaller:
        return told("smaller (" + was + " to " + is + ")", "变小（" + was + " → " + is + "）", "kleiner " + between);
    case MarkFate::same: return told("as before (" + is + ")", "未变（" + is + "）", "wie zuvor (" + is + ")");
    case MarkFate::larger:
        return told("larger (" + was + " to " + is + ")", "变大（" + was + " → " + is + "）", "größer " + between);
    case MarkFate::appeared: return told("new (" + is + ")", "新出现（" + is + "）", "neu (" + is + ")");
    }
    throw std::logic_error("a mark without a fate");
}

std::optional<BeforeAndAfter> beforeAndAfterRepair(const Events& history)
{
    const auto repaired = std::find_if(history.rbegin(), history.rend(), [](const Event& event) {
        const auto* finished = std::get_if<WorkFinished>(&event);
        return finished != nullptr && finished->repaired;
    });
    if (repaired == history.rend()) {
        return std::nullopt;
    }
    const auto isLook = [](const Event& event) { return std::holds_alternative<ItemInspected>(event); };
    const auto after = std::find_if(history.rbegin(), repaired, isLook);
    if (after == repaired) {
        return std::nullopt;
    }
    const Inspection& later = std::get<ItemInspected>(*after).inspection;
    const auto before = std::find_if(repaired, history.rend(), [&](const Event& event) {
        const auto* look = std::get_if<ItemInspected>(&event);
        return look != nullptr && viewOf(look->inspection) == viewOf(later);
    });
    if (before == history.rend()) {
        return std::nullopt;
    }
    return BeforeAndAfter{std::get<ItemInspected>(*before).inspection, later};
}

} // namespace regrade::domain
