#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

domain::Product newProduct() { return {.sku = lamp().sku}; }

domain::Product knownProduct() { return domain::after(newProduct(), lamp(), Time{}); }

} // namespace

TEST(RegisterProduct, takesSoundFacts)
{
    const auto deed = registerProduct(newProduct(), shipped(), lamp());

    ASSERT_TRUE(deed);
    EXPECT_EQ(*deed, domain::Events{lamp()});
}

TEST(RegisterProduct, isRefusedForEveryUnsoundFact)
{
    struct Case {
        void (*spoil)(domain::ProductRegistered&);
        const char* sentence;
    };
    const Case cases[] = {
        {[](auto& f) { f.sku = domain::Sku("CUP-1"); }, "These facts are of the product CUP-1, not of LAMP-1."},
        {[](auto& f) { f.name = " "; }, "The product LAMP-1 needs a name."},
        {[](auto& f) { f.category = domain::CategoryId("garden"); }, "The policy lists no category \"garden\"."},
        {[](auto& f) { f.originalPrice.minor = 0; }, "The original price of LAMP-1 must be above zero."},
        {[](auto& f) { f.partsValue.minor = -1; }, "The parts value of LAMP-1 must not be negative."},
        {[](auto& f) { f.originalPrice.currency = "USD"; },
         "The house counts in EUR: give price and parts value in EUR."},
        {[](auto& f) { f.partsValue.currency = "USD"; }, "The house counts in EUR: give price and parts value in EUR."},
        {[](auto& f) { f.size.heightMm = 0; },
         "Length, width and height of LAMP-1 must all be above zero, and its weight not negative."},
        {[](auto& f) { f.size.heightMm = -5; },
         "Length, width and height of LAMP-1 must all be above zero, and its weight not negative."},
        {[](auto& f) { f.weightG = -1; },
         "Length, width and height of LAMP-1 must all be above zero, and its weight not negative."},
    };
    for (const Case& expected : cases) {
        domain::ProductRegistered facts = lamp();
        expected.spoil(facts);
        EXPECT_EQ(sentenceOf(registerProduct(newProduct(), shipped(), facts)), expected.sentence);
    }
}

TEST(RegisterProduct, takesAProductWhoseSizeIsNotKnown)
{
    domain::ProductRegistered facts = lamp();
    facts.size = {};

    EXPECT_TRUE(registerProduct(newProduct(), shipped(), facts));
}

TEST(TeachProduct, needsARegisteredProductASideAndAPhoto)
{
    const domain::ProductTaught taught{.sku = lamp().sku, .view = "front", .photos = {photo()}, .model = "m"};
    domain::ProductTaught sideless = taught;
    sideless.view = "";
    domain::ProductTaught blind = taught;
    blind.photos.clear();

    EXPECT_TRUE(teachProduct(knownProduct(), taught));
    EXPECT_EQ(sentenceOf(teachProduct(newProduct(), taught)), "The product LAMP-1 is not registered yet.");
    EXPECT_EQ(sentenceOf(teachProduct(knownProduct(), sideless)), "The taught side of LAMP-1 needs a name.");
    EXPECT_EQ(sentenceOf(teachProduct(knownProduct(), blind)),
              "The product LAMP-1 cannot be taught without a photo of a good unit.");
}

TEST(CountOrders, needsARegisteredProductAMonthAndANumber)
{
    const auto counted = [](const std::string& month, int orders) {
        return domain::OrdersCounted{.sku = lamp().sku, .month = month, .orders = orders};
    };

    EXPECT_TRUE(countOrders(knownProduct(), counted("2026-02", 0)));
    EXPECT_EQ(sentenceOf(countOrders(newProduct(), counted("2026-02", 1))),
              "The product LAMP-1 is not registered yet.");
    EXPECT_EQ(sentenceOf(countOrders(knownProduct(), counted("2026-13", 1))),
              "\"2026-13\" is not a month such as 2026-03.");
    EXPECT_EQ(sentenceOf(countOrders(knownProduct(), counted("2026-2", 1))),
              "\"2026-2\" is not a month such as 2026-03.");
    EXPECT_EQ(sentenceOf(countOrders(knownProduct(), counted("2026-02", -1))),
              "The number of orders of LAMP-1 must not be negative.");
}

TEST(Receive, opensTheUnitsFileAndSendsItToGrading)
{
    Unit unit;

    const domain::Events events =
        unit.does(receive(unit.item(), shipped(), lamp(),
                          {.order = "ORD-1", .rma = " ", .serial = "SN7", .bookValue = Money{4'000, "EUR"}}));

    ASSERT_EQ(events.size(), 2U);
    const auto* received = find<domain::ItemReceived>(events);
    EXPECT_EQ(received->sku, lamp().sku);
    EXPECT_EQ(received->originalPrice, lamp().originalPrice);
    EXPECT_EQ(received->rma, std::nullopt) << "a blank field is no number";
    EXPECT_EQ(received->serial, "SN7");
    EXPECT_EQ(find<domain::ItemRouted>(events)->reasons.front().why.en, "Every unit that comes in is graded first.");
    EXPECT_EQ(unit.item().standing, domain::Standing::inHouse);
    EXPECT_EQ(unit.stage(), "grading");
    EXPECT_FALSE(unit.item().grade);
}

TEST(Receive, isRefusedForATagThatIsInUseWhateverBecameOfItsUnit)
{
    const std::string sentence = "The tag BCDEFGHIJKLN already belongs to a unit: take a fresh tag.";
    for (const Unit& used : {Unit().received(), unitAtPacking().packed().listed(),
                             unitAtPacking().packed().listed().sold(), Unit().received().exited()}) {
        EXPECT_EQ(sentenceOf(receive(used.item(), shipped(), lamp(), {.order = "ORD-9"})), sentence);
    }
}

TEST(Receive, isRefusedForEveryUnsoundField)
{
    struct Case {
        void (*spoil)(IntakeForm&);
        const char* sentence;
    };
    const Case cases[] = {
        {[](auto& f) { f.order = "  "; }, "The order number is missing."},
        {[](auto& f) { f.order = "Erika Muster"; },
         "\"Erika Muster\" is not an order number: no spaces, no @, plain letters and digits. Never enter a name."},
        {[](auto& f) { f.order = "e@example.org"; },
         "\"e@example.org\" is not an order number: no spaces, no @, plain letters and digits. Never enter a name."},
        {[](auto& f) { f.order = "\xe5\xbc\xa0\xe4\xb8\x89"; },
         "\"\xe5\xbc\xa0\xe4\xb8\x89\" is not an order number: no spaces, no @, plain letters and digits. Never enter "
         "a name."},
        {[](auto& f) { f.reason = domain::ReasonId("bored"); }, "The policy lists no return reason \"bored\"."},
        {[](auto& f) { f.source = domain::SourceId("drone"); }, "The policy lists no source \"drone\"."},
        {[](auto& f) { f.market = domain::MarketId("XX"); }, "The policy lists no market \"XX\"."},
        {[](auto& f) {
             f.bookValue = Money{-1, "EUR"};
         },
         "The book value must not be negative and must be in EUR."},
        {[](auto& f) {
             f.bookValue = Money{1, "USD"};
         },
         "The book value must not be negative and must be in EUR."},
    };
    for (const Case& expected : cases) {
        IntakeForm form{.order = "ORD-1"};
        expected.spoil(form);
        EXPECT_EQ(sentenceOf(receive(Unit().item(), shipped(), lamp(), form)), expected.sentence);
    }
}

TEST(ReceiveAgain, startsTheNextCycleOfASoldUnitInTheSameFile)
{
    Unit unit = unitAtPacking().packed().listed().sold();

    unit.does(receiveAgain(unit.item(), shipped(), {.reason = domain::ReasonId("defective"), .order = "ORD-2"}));

    EXPECT_EQ(unit.item().cycle, 2);
    EXPECT_EQ(unit.stage(), "grading");
    EXPECT_FALSE(unit.item().grade);
    EXPECT_TRUE(unit.item().everUsed);
}

TEST(ReceiveAgain, isRefusedUnlessTheUnitWasSold)
{
    const domain::ItemReturnedAgain facts{.reason = domain::ReasonId("unknown"), .order = "ORD-2"};

    EXPECT_EQ(sentenceOf(receiveAgain(Unit().item(), shipped(), facts)),
              "The tag BCDEFGHIJKLN has no unit yet: take the unit in first.");
    EXPECT_EQ(sentenceOf(receiveAgain(Unit().received().item(), shipped(), facts)),
              "This unit was not sold, so it cannot be returned again.");
    EXPECT_EQ(sentenceOf(receiveAgain(unitAtPacking().packed().listed().item(), shipped(), facts)),
              "This unit was not sold, so it cannot be returned again.");
    EXPECT_EQ(sentenceOf(receiveAgain(Unit().received().exited().item(), shipped(), facts)),
              "This unit has left the house for good: nothing more can be done with it.");
}

TEST(Receive, setsADangerousUnitApartUntilEveryStepHasPassed)
{
    Unit unit;
    const auto events = unit.does(receive(unit.item(), shipped(), lamp(),
                                          {.order = "ORD-1", .answers = {{"battery", "swollen"}, {"data", "none"}}}));

    EXPECT_EQ(find<domain::ItemReceived>(events)->answers->front(), (domain::Answer{"battery", "swollen"}));
    EXPECT_EQ(unit.stage(), "quarantine");
    EXPECT_EQ(
        sentenceOf(sendBack(unit.item(), shipped(), "looks fine", unit.now())),
        "This unit is set apart at Quarantine: it goes on when every step there has passed, or leaves the house.");
    unit.started();
    const domain::StageId quarantine{"quarantine"};
    unit.step({.stage = quarantine, .step = domain::StepId("apart")});
    unit.step({.stage = quarantine, .step = domain::StepId("danger"), .options = {"critical"}});
    EXPECT_EQ(sentenceOf(finishWork(unit.item(), shipped(), quarantine, unit.now())),
              "The step \"Gas, heat, leak, bulging\" has failed: this unit stays apart until it leaves the house.");
    Unit gone = unit;
    gone.does(leave(gone.item(), domain::ExitRoute::recycled, "battery critical", Money{0, "EUR"}));

    unit.step({.stage = quarantine, .step = domain::StepId("danger"), .options = {"harmless"}});
    unit.does(finishWork(unit.item(), shipped(), quarantine, unit.now()));
    EXPECT_EQ(unit.stage(), "grading");
}

TEST(Receive, makesAUnitThatMayHoldDataPassTheWipe)
{
    Unit unit;
    unit.does(receive(unit.item(), shipped(), lamp(), {.order = "ORD-1", .answers = {{"data", "possible"}}}));

    unit.graded(axesOf(domain::Cosmetic::none));

    EXPECT_EQ(unit.stage(), "datawipe") << "home goods are not wiped otherwise";
    unit.worked();
    EXPECT_NE(unit.stage(), "datawipe");
    EXPECT_TRUE(rules::dueStages(shipped(), unit.item()).empty());
}

TEST(Receive, refusesAnswersThatThePolicyDoesNotKnow)
{
    const auto with = [](std::vector<domain::Answer> answers) {
        return sentenceOf(receive(Unit().item(), shipped(), lamp(), {.order = "ORD-1", .answers = std::move(answers)}));
    };

    EXPECT_EQ(with({{"colour", "red"}}), "The policy asks no question \"colour\".");
    EXPECT_EQ(with({{"battery", "blue"}}), "\"Battery\" has no option \"blue\".");
    EXPECT_EQ(with({{"battery", "sound"}, {"battery", "sound"}}), "The question \"battery\" was answered twice.");
}

} // namespace regrade::stations
