#include "stations/sale.h"

#include "rules/claims.h"
#include "stations/gates.h"

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

Result<void> checkPrice(const rules::Quote& quote, const Money& price)
{
    if (price.currency != quote.low.currency) {
        return refused("Amounts of this unit are kept in {}, not in {}.", {quote.low.currency, price.currency});
    }
    if (price.minor < quote.low.minor || price.minor > quote.high.minor) {
        return refused("The price {} lies outside the band from {} to {}.",
                       {toText(price), toText(quote.low), toText(quote.high)});
    }
    return {};
}

Result<void> checkTexts(const domain::Item& item, const rules::Policy& policy, const ListingForm& form)
{
    if (form.texts.empty() || !policy.marketRules) {
        return {};
    }
    return rules::requireAllowedWords(*policy.marketRules, form.texts, rules::claimContextOf(item, policy, form.day));
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
    for (const Result<void>& check : {checkChannel(item, policy, channel), checkPacked(item), checkPrice(quote, price),
                                      checkTexts(item, policy, form)}) {
        if (!check) {
            return check.error();
        }
    }
    domain::ItemListed listed{
        .channel = channel, .price = price, .bandLow = quote.low, .bandHigh = quote.high, .reasons = quote.reasons};
    if (channel != quote.channel || price != quote.price) {
        if (isBlank(form.overrideReason)) {
            return refused("Channel or price differs from the proposal: say why.");
        }
        listed.overrideReason = form.overrideReason;
    }
    return domain::Events{std::move(listed)};
}

Result<domain::Events> sell(const domain::Item& item, const Money& price, const std::string& order)
{
    if (item.standing == domain::Standing::sold) {
        return refused("This unit is sold: it can only be taken back as a return.");
    }
    if (item.standing != domain::Standing::listed || !item.offer) {
        return refused("This unit is not on offer, so it cannot be sold.");
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

Result<domain::Events> leave(const domain::Item& item, domain::ExitRoute route, const std::string& reason,
                             const Money& proceeds)
{
    if (item.standing != domain::Standing::listed) {
        if (const Result<void> inHouse = requireInHouse(item); !inHouse) {
            return inHouse.error();
        }
    }
    if (item.work && !item.work->running.empty()) {
        return refused("Equipment is still in use for this unit: stop it first.");
    }
    if (isBlank(reason)) {
        return refused("Say why the unit leaves the house.");
    }
    if (proceeds.minor < 0) {
        return refused("The proceeds must not be negative.");
    }
    if (const Result<void> currency = requireCurrency(item, proceeds); !currency) {
        return currency.error();
    }
    return domain::Events{domain::ItemExited{.route = route, .reason = reason, .proceeds = proceeds}};
}

} // namespace regrade::stations
