#include "stations/sale.h"

#include "rules/claims.h"
#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

Result<void> requireNotListed(const domain::Item& item, const rules::Policy& policy)
{
    if (item.standing != domain::Standing::listed || !item.offer) {
        return {};
    }
    const rules::ChannelRow* channel = policy.findChannel(item.offer->channel);
    return refused("This unit is on offer already, on the channel \"{}\".",
                   {channel == nullptr ? item.offer->channel.text() : channel->name.en});
}

Result<void> checkChannel(const domain::Item& item, const rules::Policy& policy, const domain::ChannelId& id)
{
    const rules::ChannelRow* channel = policy.findChannel(id);
    if (channel == nullptr) {
        return refused("The policy has no channel \"{}\".", {id.text()});
    }
    if (!channel->retail) {
        return {};
    }
    const Result<void> grade = requireRetailGrade(item, policy);
    return grade ? requireNothingDue(item, policy) : grade;
}

/// The least price that needs no lead: that of the band, or the floor where it is higher.
Money leastPrice(const rules::Quote& quote)
{
    return {std::max(quote.low.minor, quote.floor.minor), quote.low.currency};
}

/// Outside band and floor only when it is meant so; that it is a lead's deed is told from the offer's own figures.
Result<void> checkPrice(const rules::Quote& quote, const Money& price, const ListingForm& form)
{
    if (price.currency != quote.low.currency) {
        return refused("Amounts of this unit are kept in {}, not in {}.", {quote.low.currency, price.currency});
    }
    if (price.minor <= 0 && quote.high.minor > 0) {
        return refused("The price of an offer must be above zero.");
    }
    if (form.outsideBand) {
        return {};
    }
    if (quote.belowFloor) {
        return refused(
            "Even {}, the top of the band, does not cover cost, fees and margin of {}: a lead decides, with a "
            "reason.",
            {toText(quote.high), toText(quote.floor)});
    }
    if (price.minor < leastPrice(quote).minor || price.minor > quote.high.minor) {
        return refused("The price {} lies outside the band from {} to {}.",
                       {toText(price), toText(leastPrice(quote)), toText(quote.high)});
    }
    return {};
}

std::optional<std::string> overriddenBecause(const rules::Quote& quote, const domain::ChannelId& channel,
                                             const Money& price, const std::string& reason)
{
    return channel != quote.channel || price != quote.price || price.minor < leastPrice(quote).minor
               ? std::optional(reason)
               : std::nullopt;
}

Result<void> checkTexts(const domain::Item& item, const rules::Policy& policy, const ListingForm& form)
{
    if (form.texts.empty() || !policy.marketRules) {
        return {};
    }
    return rules::requireAllowedWords(*policy.marketRules, form.texts, rules::claimContextOf(item, policy, form.day));
}

/// What lies in a box is offered, changed and sold with it alone.
Result<void> checkBundle(const domain::Item& item, const std::string& bundle)
{
    if (item.bundle && item.bundle->bundle != bundle) {
        return refused("This unit lies in the box {}: deal with the box, or take the unit out of it first.",
                       {item.bundle->bundle});
    }
    if (!item.bundle && !bundle.empty()) {
        return refused("This unit does not lie in the box {}.", {bundle});
    }
    return {};
}

Result<void> checkPacked(const domain::Item& item)
{
    if (!item.isPacked()) {
        return refused("This unit is not packed yet: pack it first.");
    }
    return {};
}

} // namespace

Result<domain::Events> listItem(const domain::Item& item, const rules::Policy& policy, const rules::Quote& quote,
                                const ListingForm& form)
{
    if (const Result<void> single = requireNotListed(item, policy); !single) {
        return single.error();
    }
    if (const auto stage = requireStage(item, policy, rules::StageKind::listing); !stage) {
        return stage.error();
    }
    const domain::ChannelId channel = form.channel.value_or(quote.channel);
    const Money price = form.price.value_or(quote.price);
    const auto because = overriddenBecause(quote, channel, price, form.overrideReason);
    for (const Result<void>& check :
         {checkChannel(item, policy, channel), checkPacked(item), checkBundle(item, form.bundle),
          checkPrice(quote, price, form), checkTexts(item, policy, form)}) {
        if (!check) {
            return check.error();
        }
    }
    if (because && isBlank(*because)) {
        return refused("Channel or price differs from the proposal: say why.");
    }
    return domain::Events{domain::ItemListed{.channel = channel,
                                             .price = price,
                                             .bandLow = leastPrice(quote),
                                             .bandHigh = quote.high,
                                             .reasons = quote.reasons,
                                             .overrideReason = because,
                                             .factors = quote.factors}};
}

Result<domain::Events> changeOffer(const domain::Item& item, const rules::Policy& policy, const rules::Quote& quote,
                                   const ListingForm& form)
{
    if (item.standing != domain::Standing::listed || !item.offer) {
        return refused("This unit is not on offer, so its offer cannot be changed.");
    }
    const domain::ChannelId channel = form.channel.value_or(quote.channel);
    const Money price = form.price.value_or(quote.price);
    const auto because = overriddenBecause(quote, channel, price, form.overrideReason);
    for (const Result<void>& check :
         {checkBundle(item, form.bundle), checkChannel(item, policy, channel), checkPrice(quote, price, form)}) {
        if (!check) {
            return check.error();
        }
    }
    if (because && isBlank(*because)) {
        return refused("Channel or price differs from the proposal: say why.");
    }
    if (channel == item.offer->channel && price == item.offer->price) {
        return domain::Events{};
    }
    return domain::Events{domain::OfferChanged{.channel = channel,
                                               .price = price,
                                               .bandLow = leastPrice(quote),
                                               .bandHigh = quote.high,
                                               .reasons = quote.reasons,
                                               .overrideReason = because,
                                               .factors = quote.factors}};
}

Result<domain::Events> endOffer(const domain::Item& item, const rules::Policy& policy, const std::string& reason,
                                const std::string& bundle)
{
    if (item.standing != domain::Standing::listed) {
        return refused("This unit is not on offer, so its offer cannot be ended.");
    }
    if (const Result<void> box = checkBundle(item, bundle); !box) {
        return box.error();
    }
    if (isBlank(reason)) {
        return refused("Say why the offer ends.");
    }
    const rules::StageRow* listing = policy.firstStage(rules::StageKind::listing);
    if (listing == nullptr) {
        return refused("The policy has no stage for this deed.");
    }
    return domain::Events{domain::OfferEnded{reason}, domain::ItemRouted{.route = {listing->id}, .reasons = {}}};
}

Result<domain::Events> allot(const domain::Item& item, const rules::Policy& policy,
                             const std::optional<domain::ChannelId>& channel, const std::string& reason)
{
    const bool isHere = item.standing == domain::Standing::inHouse || item.standing == domain::Standing::listed;
    if (!isHere) {
        return requireInHouse(item).error();
    }
    if (isBlank(reason)) {
        return refused("Say why the unit is meant for another channel.");
    }
    if (channel) {
        if (const Result<void> may = checkChannel(item, policy, *channel); !may) {
            return may.error();
        }
    }
    if (item.allotted == channel) {
        return domain::Events{};
    }
    return domain::Events{domain::ItemAllotted{channel, reason}};
}

Result<domain::Events> allotByItself(const domain::Item& item, const rules::Policy& policy,
                                     const domain::ChannelId& channel, const std::string& reason)
{
    const bool waits = item.standing == domain::Standing::inHouse && item.isPacked() && !item.allotted && !item.bundle;
    if (!policy.limits.allocationAuto || !waits) {
        return domain::Events{};
    }
    auto events = allot(item, policy, channel, reason);
    if (events && !events->empty()) {
        std::get<domain::ItemAllotted>(events->front()).automatic = true;
    }
    return events;
}

Result<domain::Events> sell(const domain::Item& item, const Money& price, const std::string& order,
                            const std::string& bundle)
{
    if (item.standing == domain::Standing::sold) {
        return refused("This unit is sold: it can only be taken back as a return.");
    }
    if (item.standing != domain::Standing::listed || !item.offer) {
        return refused("This unit is not on offer, so it cannot be sold.");
    }
    if (const Result<void> box = checkBundle(item, bundle); !box) {
        return box.error();
    }
    if (price.currency != item.offer->price.currency) {
        return refused("The unit is offered in {}, not in {}.", {item.offer->price.currency, price.currency});
    }
    if (price.minor <= 0) {
        return refused("The price of a sale must be above zero.");
    }
    if (const Result<void> number = requireOrderNumber(order); !number) {
        return number.error();
    }
    return domain::Events{domain::ItemSold{.channel = item.offer->channel, .price = price, .order = order}};
}

} // namespace regrade::stations
