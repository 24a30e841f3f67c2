#include "stations/exit.h"
#include "rules/exits.h"
#include "tests/stations/house.h"

#include <cstdlib>

namespace regrade::stations {

namespace {

const std::string kDone = "(not refused)";

using std::chrono::days;
using std::chrono::hours;

Time at(const char* iso) { return *parseIso(iso); }

/// What the sweep says of the unit at this moment.
bool goes(const domain::Item& item, Time now)
{
    const auto events = sendToExit(item, shipped(), now);
    EXPECT_TRUE(events) << events.error().what();
    return !events->empty();
}

Unit onOffer() { return unitAtPacking().packed().listed(); }

Unit inTheQueue(Unit unit)
{
    unit.does(sendToExit(unit.item(), shipped(), unit.now() + days(46)));
    EXPECT_EQ(unit.item().standing, domain::Standing::exitDue);
    return unit;
}

} // namespace

TEST(AgeClock, letsAUnitStayOnDay45AndSendsItOutOnDay46)
{
    const Unit unit = onOffer(); // received on 2 March at midnight
    EXPECT_EQ(rules::ageDays(shipped(), unit.item(), at("2026-04-16T23:59:59.999Z")), 45);
    EXPECT_FALSE(goes(unit.item(), at("2026-04-16T23:59:59.999Z")));
    EXPECT_EQ(rules::ageDays(shipped(), unit.item(), at("2026-04-17T00:00:00Z")), 46);
    EXPECT_TRUE(goes(unit.item(), at("2026-04-17T00:00:00Z")));
}

TEST(AgeClock, isTheSameInEveryTimeZoneAndOnTheDaysWhenClocksAreTurned)
{
    const std::string zone = std::getenv("TZ") != nullptr ? std::getenv("TZ") : "";
    for (const char* place : {"UTC", "Europe/Berlin", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"}) {
        ::setenv("TZ", place, 1);
        ::tzset();
        for (const auto& [from, stays, leaves] :
             {std::tuple{"2026-02-20T22:30:00Z", "2026-04-06T23:59:00Z", "2026-04-07T00:00:00Z"},    // over 29 March
              std::tuple{"2026-09-20T23:30:00Z", "2026-11-04T23:59:00Z", "2026-11-05T00:00:00Z"},    // over 25 October
              std::tuple{"2025-12-20T00:00:00Z", "2026-02-03T23:59:00Z", "2026-02-04T00:00:00Z"}}) { // over New Year
            domain::Item item = onOffer().item();
            item.receivedAt = at(from);
            EXPECT_FALSE(goes(item, at(stays))) << place << " from " << from;
            EXPECT_TRUE(goes(item, at(leaves))) << place << " from " << from;
        }
    }
    ::setenv("TZ", zone.c_str(), 1);
    ::tzset();
}

TEST(AgeClock, movesAUnitOnceHoweverOftenItIsAsked)
{
    const Unit unit = inTheQueue(onOffer());

    EXPECT_FALSE(goes(unit.item(), unit.now() + days(46)));
    EXPECT_FALSE(goes(unit.item(), unit.now() + days(400)));
}

TEST(AgeClock, leavesAloneWhatIsSoldGoneHeldOrBeingWorkedOn)
{
    const Time late = onOffer().now() + days(60);
    EXPECT_FALSE(goes(onOffer().sold().item(), late));
    EXPECT_FALSE(goes(onOffer().exited().item(), late));
    EXPECT_FALSE(goes(unitAtCleaning().started().item(), late));
    EXPECT_TRUE(goes(unitAtCleaning().item(), late));
    Unit held = onOffer();
    held.does(holdInHouse(held.item(), shipped(), "2026-03-20", "a buyer is coming", held.now()));
    EXPECT_FALSE(goes(held.item(), at("2026-03-20T23:00:00Z")));
    EXPECT_TRUE(goes(held.item(), at("2026-04-20T00:00:00Z"))) << "no longer than it was held";
}

TEST(AgeClock, countsFromPackingWhereTheHouseSaysSo)
{
    rules::Policy policy = shipped();
    policy.limits.exitAgeFromReady = true;
    domain::Item item = onOffer().item();
    item.readyAt = *item.receivedAt + days(10);

    EXPECT_EQ(rules::ageDays(policy, item, *item.receivedAt + days(46)), 36);
    item.readyAt.reset();
    EXPECT_EQ(rules::ageDays(policy, item, *item.receivedAt + days(46)), 46) << "while it is not packed";
}

TEST(ExitQueue, takesAUnitOffTheOfferAndRefusesEveryOtherDeed)
{
    const Unit unit = inTheQueue(onOffer());

    EXPECT_FALSE(unit.item().offer);
    EXPECT_FALSE(unit.item().stage());
    EXPECT_EQ(sentenceOf(sell(unit.item(), Money{9'000, "EUR"}, "ORD-9")),
              "This unit is not on offer, so it cannot be sold.");
    EXPECT_EQ(sentenceOf(sendBack(unit.item(), shipped(), "look again", unit.now())),
              "This unit is in the exit queue: it leaves the house, or a lead holds it.");
}

TEST(ExitQueue, givesAwayWhatIsSafeAndWorks)
{
    EXPECT_EQ(inTheQueue(onOffer()).item().due->route, domain::ExitRoute::donated);
    EXPECT_EQ(inTheQueue(onOffer()).item().due->reasons.front().row, "exits.json/routes#2");
}

TEST(ExitQueue, takesApartWhatDoesNotWorkOrWhereNobodyLooked)
{
    EXPECT_EQ(inTheQueue(unitAtRepair()).item().due->route, domain::ExitRoute::dismantled);
    EXPECT_EQ(inTheQueue(Unit().received()).item().due->route, domain::ExitRoute::dismantled);
}

TEST(ExitQueue, neverProposesToDestroyApparelThatIsNoDanger)
{
    for (Unit unit : {Unit().received("apparel"), Unit().received("apparel").graded(axesOf(domain::Cosmetic::light)),
                      Unit().received("apparel").graded(
                          {domain::Packaging::damaged, domain::Cosmetic::flaw, domain::Function::fault, true})}) {
        EXPECT_FALSE(rules::destroys(inTheQueue(std::move(unit)).item().due->route));
    }
}

TEST(Hold, bringsAUnitBackWhereItStood)
{
    Unit worn = inTheQueue(unitAtCleaning());
    worn.does(holdInHouse(worn.item(), shipped(), "2026-03-10", "a repair café wants it", worn.now()));
    EXPECT_EQ(worn.stage(), "cleaning");
    EXPECT_EQ(worn.item().standing, domain::Standing::inHouse);

    Unit offered = inTheQueue(onOffer());
    offered.does(holdInHouse(offered.item(), shipped(), "2026-03-10", "a buyer is coming", offered.now()));
    EXPECT_EQ(offered.stage(), "listing");
    offered.listed();
    EXPECT_EQ(offered.item().standing, domain::Standing::listed);
}

TEST(Hold, needsAReasonAndADayThatIsNotTooFar)
{
    const Unit unit = inTheQueue(onOffer());
    const auto hold = [&](const char* until, const char* reason) {
        return sentenceOf(holdInHouse(unit.item(), shipped(), until, reason, at("2026-04-20T12:00:00Z")));
    };
    EXPECT_EQ(hold("2026-05-01", " "), "Say why the unit is held in the house.");
    EXPECT_EQ(holdInHouse(unit.item(), shipped(), "soon", "x", unit.now()).error().what(),
              "\"soon\" is not a day such as 2026-03-31.");
    EXPECT_EQ(hold("2026-04-19", "x"), "A unit is held from today to 2026-05-20 at most, not to 2026-04-19.");
    EXPECT_EQ(hold("2026-05-21", "x"), "A unit is held from today to 2026-05-20 at most, not to 2026-05-21.");
    EXPECT_EQ(hold("2026-05-20", "x"), kDone);
    EXPECT_EQ(hold("2026-04-20", "x"), kDone);
    EXPECT_EQ(
        sentenceOf(holdInHouse(onOffer().sold().item(), shipped(), "2026-04-20", "x", at("2026-04-20T12:00:00Z"))),
        "This unit is sold: it can only be taken back as a return.");
}

TEST(Donation, isOfWhatWorksOnlyAndNamesWhoGetsIt)
{
    const auto give = [](const domain::Item& item, const char* recipient) {
        return sentenceOf(leave(item, shipped(),
                                {.route = domain::ExitRoute::donated,
                                 .reason = "too old",
                                 .proceeds = Money{0, "EUR"},
                                 .recipient = recipient},
                                at("2026-04-20T12:00:00Z")));
    };
    EXPECT_EQ(give(onOffer().item(), "Repair café"), kDone);
    EXPECT_EQ(give(onOffer().item(), ""), "Say which organisation gets the donation.");
    EXPECT_EQ(give(unitAtRepair().item(), "Repair café"),
              "Only a unit that works and may be sold is given away; this one is not known to.");
}

TEST(DestructionBan, standsAgainstDestroyingApparelInTheUnionFromItsDayOn)
{
    const domain::Item coat = Unit().received("apparel").graded(axesOf(domain::Cosmetic::light)).item();
    const auto scrap = [&](const char* day, const char* ground) {
        return sentenceOf(leave(coat, shipped(),
                                {.route = domain::ExitRoute::recycled,
                                 .reason = "too old",
                                 .proceeds = Money{0, "EUR"},
                                 .derogation = ground},
                                at(day)));
    };
    EXPECT_EQ(scrap("2026-07-18T12:00:00Z", ""), kDone) << "the law is not in force yet";
    EXPECT_EQ(
        scrap("2026-07-19T00:00:00Z", ""),
        "This unit may not be destroyed (EU-ESPR-DESTRUCTION). Give it away or back, or name the ground: dangerous, "
        "not_repairable, counterfeit, donation_refused.");
    EXPECT_NE(scrap("2026-07-19T00:00:00Z", "no_space"), kDone);
    EXPECT_EQ(scrap("2026-07-19T00:00:00Z", "dangerous"), kDone);
}

} // namespace regrade::stations
