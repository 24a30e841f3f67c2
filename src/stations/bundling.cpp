#include "stations/bundling.h"

#include "stations/gates.h"

#include <algorithm>
#include <numeric>

namespace regrade::stations {

namespace {

constexpr rules::BasisPoints kAll = 10'000;

/// `total` shared out in the measure of `weights`, in whole cents; alike where all weights are zero.
std::vector<std::int64_t> sharesBy(std::int64_t total, const std::vector<std::int64_t>& weights)
{
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const auto count = static_cast<std::int64_t>(weights.size());
    std::vector<std::int64_t> shares;
    std::vector<std::pair<std::int64_t, std::size_t>> remainders;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::int64_t weight = sum > 0 ? weights[i] : 1;
        const std::int64_t whole = sum > 0 ? sum : count;
        shares.push_back(total * weight / whole);
        remainders.emplace_back(total * weight % whole, i);
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const std::int64_t left = total - std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
    for (std::int64_t i = 0; i < left; ++i) {
        ++shares[remainders[static_cast<std::size_t>(i)].second];
    }
    return shares;
}

} // namespace

std::string bundleCode(const domain::ItemId& first, Time now)
{
    constexpr std::size_t kTail = 4;
    const std::string iso = toIso(now);
    const std::string& tag = first.text();
    return "BOX-" + iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + "-" + iso.substr(11, 2) +
           iso.substr(14, 2) + iso.substr(17, 2) + "-" + tag.substr(tag.size() - std::min(kTail, tag.size()));
}

Result<domain::Events> putIntoBundle(const domain::Item& item, const rules::Policy& policy,
                                     const rules::BundleRow& kind, const std::string& bundle, int already)
{
    if (item.bundle) {
        return refused("This unit lies in the box {} already.", {item.bundle->bundle});
    }
    if (item.standing == domain::Standing::listed) {
        return refused("This unit is on offer by itself: end that offer first.");
    }
    if (const auto stage = requireStage(item, policy, rules::StageKind::listing); !stage) {
        return stage.error();
    }
    if (!item.isPacked()) {
        return refused("This unit is not packed yet: pack it first.");
    }
    if (std::find(kind.grades.begin(), kind.grades.end(), *item.grade) == kind.grades.end()) {
        return refused("A unit of grade {} does not belong into a \"{}\".", {item.grade->text(), kind.name.en});
    }
    if (const Result<void> grade = requireRetailGrade(item, policy); !grade) {
        return grade.error();
    }
    if (already >= kind.most) {
        return refused("The box {} is full: {} units.", {bundle, std::to_string(kind.most)});
    }
    return domain::Events{domain::ItemBundled{bundle, kind.id, kind.name.en}};
}

Result<domain::Events> takeFromBundle(const domain::Item& item, const rules::Policy& policy, const std::string& reason)
{
    if (!item.bundle) {
        return refused("This unit lies in no box.");
    }
    if (item.standing == domain::Standing::sold) {
        return refused("This unit is sold: it can only be taken back as a return.");
    }
    if (isBlank(reason)) {
        return refused("Say why the unit is taken out of its box.");
    }
    domain::Events events;
    if (item.standing == domain::Standing::listed) {
        const rules::StageRow* listing = policy.firstStage(rules::StageKind::listing);
        if (listing == nullptr) {
            return refused("The policy has no stage for this deed.");
        }
        events = {domain::OfferEnded{reason}, domain::ItemRouted{.route = {listing->id}, .reasons = {}}};
    }
    events.emplace_back(domain::ItemUnbundled{item.bundle->bundle, reason});
    return events;
}

Result<std::vector<Money>> bundlePrices(const rules::BundleRow& kind, const std::vector<rules::Quote>& quotes,
                                        const std::optional<Money>& price)
{
    if (static_cast<int>(quotes.size()) < kind.least) {
        return refused("A \"{}\" holds {} units at least, and this box has {}.",
                       {kind.name.en, std::to_string(kind.least), std::to_string(quotes.size())});
    }
    const std::string& currency = quotes.front().price.currency;
    std::vector<std::int64_t> least;
    std::vector<std::int64_t> room;
    std::vector<std::int64_t> usual;
    for (const rules::Quote& quote : quotes) {
        if (quote.price.currency != currency) {
            return refused("The units of a box have prices in one currency, not in {} and {}.",
                           {currency, quote.price.currency});
        }
        if (quote.belowFloor) {
            return refused("One unit of the box cannot bear its cost within its band: take it out, or a lead decides "
                           "on it alone.");
        }
        least.push_back(std::max(quote.low.minor, quote.floor.minor));
        room.push_back(quote.high.minor - least.back());
        usual.push_back(std::max(least.back(), quote.price.minor * (kAll - kind.discount) / kAll));
    }
    if (!price) {
        std::vector<Money> shares;
        for (const std::int64_t share : usual) {
            shares.push_back({share, currency});
        }
        return shares;
    }
    const std::int64_t lowest = std::accumulate(least.begin(), least.end(), std::int64_t{0});
    const std::int64_t highest = lowest + std::accumulate(room.begin(), room.end(), std::int64_t{0});
    if (price->currency != currency || price->minor < lowest || price->minor > highest) {
        return refused("The price {} of the box lies outside what its units may cost together, {} to {}.",
                       {toText(*price), toText(Money{lowest, currency}), toText(Money{highest, currency})});
    }
    const auto above = sharesBy(price->minor - lowest, room);
    std::vector<Money> shares;
    for (std::size_t i = 0; i < least.size(); ++i) {
        shares.push_back({least[i] + above[i], currency});
    }
    return shares;
}

std::vector<Money> shareOut(const Money& price, const std::vector<Money>& offers)
{
    std::vector<std::int64_t> weights;
    for (const Money& offer : offers) {
        weights.push_back(offer.minor);
    }
    std::vector<Money> shares;
    for (const std::int64_t share : sharesBy(price.minor, weights)) {
        shares.push_back({share, price.currency});
    }
    return shares;
}

} // namespace regrade::stations
