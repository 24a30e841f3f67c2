#include "workstation/marketshelf.h"

#include "tests/workstation/folder.h"
#include "workstation/workstation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace regrade::workstation {
namespace {

using ::testing::HasSubstr;
using PackText = nlohmann::json;

constexpr const char* kDay = "2026-11-28T10:00:00Z";

/// A house with a key of its own, and an author of packs with another.
struct Bookcase {
    TemporaryFolder folder;
    std::filesystem::path data = folder.path() / "data";
    store::StationKey own;
    store::StationKey author;
    passport::KnownStations known{data / "known-stations.txt"};
    MarketShelf shelf{data};

    Bookcase()
        : own(store::StationKey::openOrMake(made(folder.path() / "data") / "station.key").value()),
          author(store::StationKey::openOrMake(folder.path() / "author.key").value())
    {
    }
    static std::filesystem::path made(const std::filesystem::path& path)
    {
        std::filesystem::create_directories(path);
        return path;
    }
    [[nodiscard]] Places places() const
    {
        const std::filesystem::path resources(REGRADE_SOURCE_DIR "/resources");
        return {data, resources / "policy", resources};
    }
    [[nodiscard]] rules::Policy policy() const { return housePolicy(places()).value(); }
    [[nodiscard]] Result<void> take(const std::string& text) const
    {
        const auto offered = MarketShelf::open(text, "EU.json");
        if (!offered) {
            return offered.error();
        }
        const auto now = policy();
        return shelf.import(*offered, now.marketRules->findPack(offered->pack.id), known, own, "L01", *parseIso(kDay));
    }
    [[nodiscard]] int version() const { return policy().marketRules->findPack("EU")->version; }
};

/// The shipped pack of the EU in another version, with a longer legal guarantee.
rules::MarketPack packOf(int version, int months = 30)
{
    std::ifstream file(REGRADE_SOURCE_DIR "/resources/markets/EU.json");
    auto pack = PackText::parse(file);
    pack["version"] = version;
    for (auto& row : pack["rows"]) {
        if (row["id"] == "EU-WARRANTY") {
            row["legal_months_used"] = months;
        }
    }
    return rules::readMarketPack(pack.dump(), "EU.json").value();
}

std::string textOfFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST(MarketShelf, takesASignedPackOfAKnownKeyInPlaceOfTheShippedOne)
{
    const Bookcase house;
    ASSERT_TRUE(house.known.add({house.author.publicKey(), "Rules office"}));
    const std::string before = house.policy().version;

    ASSERT_TRUE(house.take(signedPack(packOf(2), house.author)));

    const rules::Policy policy = house.policy();
    EXPECT_EQ(house.version(), 2);
    EXPECT_TRUE(policy.marketRules->findPack("EU")->imported);
    EXPECT_EQ(policy.marketRules->findPack("EU")->signer, house.author.publicKey());
    EXPECT_NE(policy.version, before);
    EXPECT_FALSE(policy.marketRules->findPack("DE")->imported);
    EXPECT_THAT(textOfFile(house.data / "markets" / "deeds.txt"), HasSubstr("L01 import EU 2 "));
}

TEST(MarketShelf, refusesAWrongSignatureAnUnknownKeyAndAVersionThatIsNotHigher)
{
    const Bookcase house;
    const auto sentence = [&](const std::string& text) {
        const auto taken = house.take(text);
        return taken ? std::string("taken") : taken.error().what();
    };
    const std::string good = signedPack(packOf(2), house.own);
    std::string changed = good;
    changed.replace(changed.find("30"), 2, "31");

    EXPECT_EQ(sentence(packOf(2).json), "EU.json: the market pack is not signed. Nothing was changed.");
    EXPECT_THAT(sentence(changed), HasSubstr("the signature does not fit"));
    auto swapped = PackText::parse(good);
    swapped["signature"]["key"] = house.author.publicKey();
    EXPECT_THAT(sentence(swapped.dump()), HasSubstr("the signature does not fit"));
    EXPECT_THAT(sentence(signedPack(packOf(2), house.author)), HasSubstr("a key that is not known here"));
    EXPECT_EQ(sentence(signedPack(packOf(1), house.own)),
              "Version 1 of the market pack EU is not above version 1, which is in force.");
    auto odd = PackText::parse(good);
    odd["rows"][0]["kind"] = "opinion";
    EXPECT_THAT(sentence(odd.dump()), HasSubstr("is not a value that \"kind\" can have"));
    EXPECT_THAT(sentence(good.substr(0, good.size() / 2)), HasSubstr("this is not valid JSON"));
    EXPECT_EQ(house.version(), 1);
    EXPECT_FALSE(std::filesystem::exists(house.data / "markets")) << "nothing was written";
    EXPECT_EQ(sentence(good), "taken");
}

TEST(MarketShelf, goesBackOneVersionAtATimeToTheShippedPack)
{
    const Bookcase house;
    const std::string shipped = house.policy().version;
    ASSERT_TRUE(house.take(signedPack(packOf(2), house.own)));
    const std::string second = house.policy().version;
    ASSERT_TRUE(house.take(signedPack(packOf(5, 36), house.own)));
    EXPECT_EQ(house.version(), 5);

    EXPECT_EQ(house.shelf.rollBack("EU", "L01", *parseIso(kDay)).value(), 2);
    EXPECT_EQ(house.policy().version, second);
    EXPECT_EQ(house.shelf.rollBack("EU", "L01", *parseIso(kDay)).value(), std::nullopt);
    EXPECT_EQ(house.policy().version, shipped);
    EXPECT_EQ(house.shelf.rollBack("EU", "L01", *parseIso(kDay)).error().what(),
              "No version of the market pack EU was imported, so there is none to go back from.");
    ASSERT_TRUE(house.take(signedPack(packOf(5, 36), house.own))) << "what was rolled back may come again";
    EXPECT_EQ(house.version(), 5);
}

TEST(MarketShelf, neverStartsWithAPackThatWasChangedOnTheDiskAndLetsItBeRolledBack)
{
    const Bookcase house;
    ASSERT_TRUE(house.take(signedPack(packOf(2), house.own)));
    const auto file = house.data / "markets" / "EU-2.json";
    // Signed anew by somebody who has a key, but not the one that was trusted at the import.
    writeText(file, signedPack(packOf(2, 99), house.author));

    const auto policy = housePolicy(house.places());

    ASSERT_FALSE(policy);
    EXPECT_EQ(policy.error().code, ErrorCode::storage);
    EXPECT_THAT(policy.error().what(), HasSubstr("EU-2.json was changed or is missing"));
    std::filesystem::remove(file);
    EXPECT_FALSE(housePolicy(house.places()));
    ASSERT_TRUE(house.shelf.rollBack("EU", "L01", *parseIso(kDay)));
    EXPECT_EQ(house.version(), 1);
    writeText(house.data / "markets" / "current.json", "{\"EU\": 7}");
    EXPECT_THAT(housePolicy(house.places()).error().what(), HasSubstr("Put the file back from a backup."));
}

TEST(MarketShelf, leavesAnImportedPackBehindWhenTheProgramBringsANewerOne)
{
    const Bookcase house;
    ASSERT_TRUE(house.take(signedPack(packOf(2), house.own)));
    auto imported = house.shelf.packs().value();

    const auto merged = rules::mergedPacks({packOf(3)}, std::move(imported)).value();

    EXPECT_EQ(merged.front().version, 3);
    EXPECT_FALSE(merged.front().imported);
}

} // namespace regrade::workstation
