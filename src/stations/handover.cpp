#include "stations/handover.h"

#include "stations/gates.h"

#include <algorithm>
#include <limits>

namespace regrade::stations {

namespace {

constexpr int kHeaviestLoadG = 25'000'000; // more than a lorry may carry

Result<domain::HandedMaterial> checked(const rules::Policy& policy, const domain::HandedMaterial& line,
                                       const domain::MaterialBook& book)
{
    const auto is = [&](const rules::NamedRow& row) { return row.id == line.fraction.text(); };
    if (std::none_of(policy.fractions.begin(), policy.fractions.end(), is)) {
        return refused("The policy has no fraction \"{}\".", {line.fraction.text()});
    }
    if (line.grams < 1 || line.grams > kHeaviestLoadG) {
        return refused("Weigh what goes: 1 to {} g, not {} g.",
                       {std::to_string(kHeaviestLoadG), std::to_string(line.grams)});
    }
    const auto recorded = book.gramsOf(line.fraction);
    if (!recorded) {
        return recorded.error();
    }
    if (*recorded <= 0) {
        return refused("Nothing of the fraction \"{}\" lies in the house by its records.", {line.fraction.text()});
    }
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    return domain::HandedMaterial{line.fraction, line.grams, static_cast<int>(std::min(*recorded, kMost))};
}

} // namespace

Result<domain::Events> handOver(const rules::Policy& policy, const domain::MaterialsHandedOver& form,
                                const domain::MaterialBook& book)
{
    if (isBlank(form.recycler) || isBlank(form.document)) {
        return refused("Say who takes the material, and the number of the hand-over paper.");
    }
    if (form.lines.empty()) {
        return refused("Weigh at least one material.");
    }
    const auto taken = book.hasPaper(form.document);
    if (!taken || *taken) {
        return !taken ? taken.error()
                      : refused("The paper {} exists already: give the next one its own number.", {form.document});
    }
    domain::MaterialsHandedOver handed{.recycler = form.recycler, .document = form.document, .lines = {}};
    for (const domain::HandedMaterial& line : form.lines) {
        const auto same = [&](const domain::HandedMaterial& earlier) { return earlier.fraction == line.fraction; };
        if (std::any_of(handed.lines.begin(), handed.lines.end(), same)) {
            return refused("The fraction \"{}\" stands twice on this paper.", {line.fraction.text()});
        }
        auto one = checked(policy, line, book);
        if (!one) {
            return one.error();
        }
        handed.lines.push_back(*std::move(one));
    }
    return domain::Events{std::move(handed)};
}

} // namespace regrade::stations
