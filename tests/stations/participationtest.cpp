#include "stations/participation.h"
#include "tests/stations/house.h"

namespace regrade::stations {
namespace {

const PollForm kForm{"What about the scratch?", {"Polish it", "Leave it"}, "2026-03-09"};

Time at(const char* iso) { return *parseIso(iso); }

Unit asked()
{
    Unit unit = unitAtCleaning();
    unit.does(openPoll(unit.item(), shipped(), kForm, unit.now()));
    return unit;
}

void vote(Unit& unit, const char* option, int votes)
{
    unit.does(countVotes(unit.item(), option, votes, "kiosk", unit.now()));
}

Unit onAuction()
{
    Unit unit = unitAtCleaning();
    unit.does(openAuction(unit.item(), shipped(),
                          {Money{500, "EUR"}, Money{100, "EUR"}, Money{1'000, "EUR"}, "2026-03-09T12:00:00Z"},
                          unit.now()));
    return unit;
}

} // namespace

TEST(Poll, decidesByTheMostVotesAndThenTakesNoMore)
{
    Unit unit = asked();
    vote(unit, "1", 2);
    vote(unit, "2", 5);
    vote(unit, "1", 1);
    EXPECT_EQ(unit.item().poll->votes, (std::vector<int>{3, 5}));
    EXPECT_EQ(sentenceOf(closePoll(unit.item(), {}, "", unit.now())),
              "The poll runs until 2026-03-09: say why it is closed before.");
    unit.does(closePoll(unit.item(), {}, "", at("2026-03-10T00:00:00Z")));
    EXPECT_EQ(unit.item().poll->closed->option, "2");
    EXPECT_EQ(sentenceOf(countVotes(unit.item(), "1", 1, "kiosk", unit.now())),
              "There is no open poll about this unit.");
    EXPECT_TRUE(openPoll(unit.item(), shipped(), kForm, unit.now())) << "the next one may be opened";
}

TEST(Poll, takesVotesUpToItsLastDayOnly)
{
    const Unit unit = asked();
    EXPECT_TRUE(countVotes(unit.item(), "1", 1, "kiosk", at("2026-03-09T23:59:59Z")));
    EXPECT_EQ(sentenceOf(countVotes(unit.item(), "1", 1, "kiosk", at("2026-03-10T00:00:00Z"))),
              "Votes were taken until 2026-03-09.");
    EXPECT_EQ(sentenceOf(countVotes(unit.item(), "3", 1, "kiosk", unit.now())), "The poll has no answer \"3\".");
    EXPECT_FALSE(countVotes(unit.item(), "1", 0, "kiosk", unit.now()));
    EXPECT_FALSE(countVotes(unit.item(), "1", -4, "kiosk", unit.now()));
}

TEST(Poll, leavesATieToALeadWithAReason)
{
    Unit unit = asked();
    vote(unit, "1", 4);
    vote(unit, "2", 4);
    const Time after = at("2026-03-10T09:00:00Z");
    const std::string tie = "The answers 1, 2 have as many votes: name one of them and say why.";
    EXPECT_EQ(sentenceOf(closePoll(unit.item(), {}, "", after)), tie);
    EXPECT_EQ(sentenceOf(closePoll(unit.item(), "1", "", after)), tie);
    EXPECT_EQ(sentenceOf(closePoll(unit.item(), "9", "why", after)), "The answer \"9\" does not have the most votes.");
    unit.does(closePoll(unit.item(), "2", "Polishing would thin the coat.", after));
    EXPECT_EQ(unit.item().poll->closed->option, "2");
}

TEST(Poll, mayEndWithoutAVoteAndNeverAgainstTheVotes)
{
    Unit empty = asked();
    empty.does(closePoll(empty.item(), {}, "", at("2026-03-10T09:00:00Z")));
    EXPECT_FALSE(empty.item().poll->closed->option);
    Unit unit = asked();
    vote(unit, "1", 1);
    EXPECT_EQ(sentenceOf(closePoll(unit.item(), "2", "I like it more", unit.now())),
              "The answer \"2\" does not have the most votes.");
}

TEST(Poll, isRefusedTwiceWithOneAnswerForGoneUnitsAndWhereItIsOff)
{
    const auto open = [](const domain::Item& item, PollForm form) {
        return sentenceOf(openPoll(item, shipped(), form, Unit().now()));
    };
    EXPECT_EQ(open(asked().item(), kForm), "A poll about this unit is open already: close it first.");
    PollForm form = kForm;
    form.options = {"Only this"};
    EXPECT_EQ(open(unitAtCleaning().item(), form), "A poll has two to eight answers, none of them empty.");
    form.options = {"One", " "};
    EXPECT_EQ(open(unitAtCleaning().item(), form), "A poll has two to eight answers, none of them empty.");
    form = kForm;
    form.lastDay = "2026-03-01";
    EXPECT_EQ(open(unitAtCleaning().item(), form), "The last day of a poll is today or later, not 2026-03-01.");
    EXPECT_NE(open(unitAtPacking().packed().listed().sold().item(), kForm), "(not refused)");
    rules::Policy off = shipped();
    off.limits.pollsOn = false;
    EXPECT_EQ(sentenceOf(openPoll(unitAtCleaning().item(), off, kForm, Unit().now())),
              "Polls are switched off in limits.json.");
}

TEST(Auction, goesToTheHighestBidAboveTheReserve)
{
    Unit unit = onAuction();
    const auto bid = [&](const char* bidder, std::int64_t minor) {
        return placeBid(unit.item(), bidder, Money{minor, "EUR"}, unit.now());
    };
    EXPECT_EQ(sentenceOf(bid("B-1", 499)), "The next bid is 5.00 EUR at least.");
    unit.does(bid("B-1", 500));
    EXPECT_EQ(sentenceOf(bid("B-2", 500)), "The next bid is 6.00 EUR at least.") << "at the same time, but second";
    EXPECT_EQ(sentenceOf(bid("B-2", 599)), "The next bid is 6.00 EUR at least.");
    EXPECT_FALSE(bid("Anna Muster", 900)) << "a name";
    EXPECT_FALSE(bid("anna@example.com", 900));
    EXPECT_FALSE(placeBid(unit.item(), "B-2", Money{900, "USD"}, unit.now()));
    unit.does(bid("B-2", 1'200));
    EXPECT_EQ(sentenceOf(closeAuction(unit.item(), shipped(), "Kate", unit.now())),
              "The auction runs until 2026-03-09T12:00:00.000Z.");
    const Time after = at("2026-03-09T12:00:00Z");
    EXPECT_EQ(sentenceOf(placeBid(unit.item(), "B-3", Money{9'900, "EUR"}, after)),
              "Bids were taken until 2026-03-09T12:00:00.000Z.");
    EXPECT_FALSE(closeAuction(unit.item(), shipped(), "carbon neutral lamp", at("2026-12-01T12:00:00Z")))
        << "words that a rule forbids from its day on";
    unit.does(closeAuction(unit.item(), shipped(), "Kettle Kate", after));
    EXPECT_EQ(unit.item().auction->closed->bidder, "B-2");
    EXPECT_EQ(unit.item().givenName, "Kettle Kate");
}

TEST(Auction, namesNothingBelowTheReserve)
{
    Unit unit = onAuction();
    unit.does(placeBid(unit.item(), "B-1", Money{999, "EUR"}, unit.now()));
    const Time after = at("2026-03-09T12:00:00Z");
    EXPECT_EQ(sentenceOf(closeAuction(unit.item(), shipped(), "Kate", after)),
              "Nobody reached the reserve, so nobody may name this unit.");
    unit.does(closeAuction(unit.item(), shipped(), "", after));
    EXPECT_FALSE(unit.item().auction->closed->bidder);
    EXPECT_EQ(unit.item().givenName, "");
}

} // namespace regrade::stations
