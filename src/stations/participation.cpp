#include "stations/participation.h"

#include "rules/claims.h"
#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

constexpr std::size_t kLeastOptions = 2;
constexpr std::size_t kMostOptions = 8;
constexpr int kMostVotes = 1'000'000;
constexpr std::size_t kLongestName = 40; // bytes

Result<void> requireHere(const domain::Item& item)
{
    const bool isHere = item.standing == domain::Standing::inHouse || item.standing == domain::Standing::listed;
    return isHere ? Result<void>() : requireInHouse(item);
}

Result<void> requireWords(const domain::Item& item, const rules::Policy& policy, const std::vector<std::string>& texts,
                          Time now)
{
    return policy.marketRules ? rules::requireAllowedWords(*policy.marketRules, texts,
                                                           rules::claimContextOf(item, policy, isoDay(now)))
                              : Result<void>();
}

Result<const domain::Poll*> openPollOf(const domain::Item& item)
{
    if (!item.poll || item.poll->closed) {
        return refused("There is no open poll about this unit.");
    }
    return item.poll.get();
}

Result<const domain::Auction*> openAuctionOf(const domain::Item& item)
{
    if (!item.auction || item.auction->closed) {
        return refused("There is no open auction of this unit's name.");
    }
    return item.auction.get();
}

bool isCode(const std::string& text)
{
    return text.size() >= 2 && text.size() <= 20 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

/// The options with the most votes; none while nobody voted.
std::vector<std::string> leading(const domain::Poll& poll)
{
    const int most = *std::max_element(poll.votes.begin(), poll.votes.end());
    std::vector<std::string> ids;
    for (std::size_t i = 0; most > 0 && i < poll.votes.size(); ++i) {
        if (poll.votes[i] == most) {
            ids.push_back(poll.asked.options[i].id);
        }
    }
    return ids;
}

} // namespace

Result<domain::Events> openPoll(const domain::Item& item, const rules::Policy& policy, const PollForm& form, Time now)
{
    if (!policy.limits.pollsOn) {
        return refused("Polls are switched off in limits.json.");
    }
    if (const Result<void> here = requireHere(item); !here) {
        return here.error();
    }
    if (item.poll && !item.poll->closed) {
        return refused("A poll about this unit is open already: close it first.");
    }
    if (isBlank(form.question)) {
        return refused("Say what is asked.");
    }
    if (form.options.size() < kLeastOptions || form.options.size() > kMostOptions ||
        std::any_of(form.options.begin(), form.options.end(), isBlank)) {
        return refused("A poll has two to eight answers, none of them empty.");
    }
    if (!isIsoDay(form.lastDay)) {
        return invalid("\"{}\" is not a day such as 2026-03-31.", {form.lastDay});
    }
    if (form.lastDay < isoDay(now)) {
        return refused("The last day of a poll is today or later, not {}.", {form.lastDay});
    }
    std::vector<std::string> texts = form.options;
    texts.push_back(form.question);
    if (const Result<void> words = requireWords(item, policy, texts, now); !words) {
        return words.error();
    }
    domain::PollOpened poll{
        "PO-" + isoDay(now) + "-" + std::to_string(item.version + 1), form.question, {}, form.lastDay};
    for (const std::string& text : form.options) {
        poll.options.push_back({std::to_string(poll.options.size() + 1), text});
    }
    return domain::Events{poll};
}

Result<domain::Events> countVotes(const domain::Item& item, const std::string& option, int votes,
                                  const std::string& source, Time now)
{
    const auto poll = openPollOf(item);
    if (!poll) {
        return poll.error();
    }
    const auto& asked = (*poll)->asked;
    if (isoDay(now) > asked.lastDay) {
        return refused("Votes were taken until {}.", {asked.lastDay});
    }
    if (std::none_of(asked.options.begin(), asked.options.end(),
                     [&](const domain::PollOption& one) { return one.id == option; })) {
        return refused("The poll has no answer \"{}\".", {option});
    }
    if (votes < 1 || votes > kMostVotes) {
        return invalid("A tally adds one vote to a million.");
    }
    if (isBlank(source)) {
        return refused("Say where the votes were given.");
    }
    return domain::Events{domain::VotesCounted{asked.poll, option, votes, source}};
}

Result<domain::Events> closePoll(const domain::Item& item, const std::optional<std::string>& option,
                                 const std::string& reason, Time now)
{
    const auto poll = openPollOf(item);
    if (!poll) {
        return poll.error();
    }
    const auto& asked = (*poll)->asked;
    if (isoDay(now) <= asked.lastDay && isBlank(reason)) {
        return refused("The poll runs until {}: say why it is closed before.", {asked.lastDay});
    }
    const auto first = leading(**poll);
    if (first.size() > 1 && (!option || isBlank(reason))) {
        std::string tied;
        for (const std::string& id : first) {
            tied += (tied.empty() ? "" : ", ") + id;
        }
        return refused("The answers {} have as many votes: name one of them and say why.", {tied});
    }
    if (option && std::find(first.begin(), first.end(), *option) == first.end()) {
        return refused("The answer \"{}\" does not have the most votes.", {*option});
    }
    const std::optional<std::string> decided =
        first.empty() ? std::nullopt : std::optional(first.size() == 1 ? first.front() : *option);
    return domain::Events{domain::PollClosed{asked.poll, decided, reason}};
}

Result<domain::Events> openAuction(const domain::Item& item, const rules::Policy& policy, const AuctionForm& form,
                                   Time now)
{
    if (!policy.limits.auctionsOn) {
        return refused("Auctions of names are switched off in limits.json.");
    }
    if (const Result<void> here = requireHere(item); !here) {
        return here.error();
    }
    if (item.auction && !item.auction->closed) {
        return refused("An auction of this unit's name is open already: close it first.");
    }
    if (form.least.minor <= 0 || form.step.minor <= 0 || form.step.currency != form.least.currency) {
        return refused("The least bid and the step are above zero, in one currency.");
    }
    if (form.reserve && (form.reserve->currency != form.least.currency || form.reserve->minor < form.least.minor)) {
        return refused("The reserve is in the same currency, and no less than the least bid.");
    }
    const auto until = parseIso(form.until);
    if (!until || *until <= now) {
        return refused("An auction ends at a time to come, such as 2026-12-24T18:00:00Z.");
    }
    return domain::Events{domain::AuctionOpened{"AU-" + isoDay(now) + "-" + std::to_string(item.version + 1),
                                                form.least, form.step, form.reserve, toIso(*until)}};
}

Result<domain::Events> placeBid(const domain::Item& item, const std::string& bidder, const Money& amount, Time now)
{
    const auto auction = openAuctionOf(item);
    if (!auction) {
        return auction.error();
    }
    const auto& opened = (*auction)->opened;
    if (now >= *parseIso(opened.until)) {
        return refused("Bids were taken until {}.", {opened.until});
    }
    if (!isCode(bidder)) {
        return invalid("\"{}\" is not a bidder's code: 2 to 20 capital letters, figures or hyphens, and never a name.",
                       {bidder});
    }
    const Money least = (*auction)->best ? (*auction)->best->amount + opened.step : opened.least;
    if (amount.currency != least.currency || amount.minor < least.minor) {
        return refused("The next bid is {} at least.", {toText(least)});
    }
    return domain::Events{domain::BidPlaced{opened.auction, bidder, amount}};
}

Result<domain::Events> closeAuction(const domain::Item& item, const rules::Policy& policy, const std::string& name,
                                    Time now)
{
    const auto auction = openAuctionOf(item);
    if (!auction) {
        return auction.error();
    }
    const auto& opened = (*auction)->opened;
    if (now < *parseIso(opened.until)) {
        return refused("The auction runs until {}.", {opened.until});
    }
    const auto& best = (*auction)->best;
    const bool isWon = best && (!opened.reserve || best->amount.minor >= opened.reserve->minor);
    if (!isWon) {
        return name.empty() ? Result<domain::Events>(domain::Events{domain::AuctionClosed{opened.auction, {}, {}, {}}})
                            : refused("Nobody reached the reserve, so nobody may name this unit.");
    }
    if (name.size() > kLongestName) {
        return refused("A name has 40 letters at most.");
    }
    if (const Result<void> words = requireWords(item, policy, {name}, now); !words) {
        return words.error();
    }
    return domain::Events{domain::AuctionClosed{opened.auction, best->bidder, best->amount, name}};
}

} // namespace regrade::stations
