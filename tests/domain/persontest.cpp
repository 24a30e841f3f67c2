#include "domain/person.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace regrade::domain {
namespace {

/// One empty event of every kind that the log knows.
template <std::size_t... kinds>
Events oneOfEach(std::index_sequence<kinds...> /*all*/)
{
    const auto blank = [](auto tag) {
        using Kind = typename decltype(tag)::type;
        if constexpr (std::is_default_constructible_v<Kind>) {
            return Event(Kind{});
        } else {
            return Event(ItemRouted{});
        }
    };
    return {blank(std::type_identity<std::variant_alternative_t<kinds, Event>>{})...};
}

std::vector<std::string> textsOf(const std::vector<DeedId>& deeds)
{
    std::vector<std::string> texts;
    for (const DeedId& deed : deeds) {
        texts.push_back(deed.text());
    }
    return texts;
}

TEST(DeedsOf, areAllKnownToTheRoleMatrix)
{
    for (const Event& event : oneOfEach(std::make_index_sequence<std::variant_size_v<Event>>{})) {
        for (const DeedId& deed : deedsOf({event})) {
            EXPECT_NE(std::find(everyDeed().begin(), everyDeed().end(), deed), everyDeed().end()) << deed;
        }
    }
}

TEST(DeedsOf, countARouteAsADeedOfItsOwnOnlyWhenNothingElseLedToIt)
{
    const Events graded{ItemGraded{.axes = {}, .verdict = {.grade = GradeId("B")}}, ItemRouted{}};
    const Events back{WorkFinished{StageId("repair")}, ItemRouted{}};

    EXPECT_EQ(textsOf(deedsOf(graded)), (std::vector<std::string>{"unit.grade"}));
    EXPECT_EQ(textsOf(deedsOf(back)), (std::vector<std::string>{"work.do", "unit.send_back"}));
    EXPECT_EQ(textsOf(deedsOf({ItemRouted{}})), (std::vector<std::string>{"unit.send_back"}));
}

TEST(DeedsOf, tellAChosenPriceFromAProposedOne)
{
    ItemListed offer{.channel = ChannelId("outlet")};
    EXPECT_EQ(textsOf(deedsOf({offer})), (std::vector<std::string>{"unit.list"}));

    offer.overrideReason = "market day";
    EXPECT_EQ(textsOf(deedsOf({offer})), (std::vector<std::string>{"price.choose"}));
}

TEST(StaffCode, isShortAndNoName)
{
    for (const char* good : {"T01", "L-7", "AB", "TECHNICIAN-1"}) {
        EXPECT_TRUE(staffCode(good)) << good;
    }
    for (const char* bad : {"", "A", "t01", "ANNA MEIER", "anna@house.example", "TECHNICIAN-12", "Ä1"}) {
        EXPECT_FALSE(staffCode(bad)) << bad;
    }
}

} // namespace
} // namespace regrade::domain
