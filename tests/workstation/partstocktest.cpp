#include "insight/partstock.h"

#include "insight/projections.h"
#include "stations/dismantling.h"
#include "stations/parts.h"
#include "store/journal.h"
#include "tests/workstation/folder.h"
#include "workers/clerk.h"

#include <gtest/gtest.h>

#include <array>
#include <future>
#include <iostream>
#include <latch>
#include <map>
#include <random>
#include <thread>

namespace regrade::workstation {

namespace {

const domain::StageId kRepair("repair");
const domain::StageId kDismantle("dismantle");
constexpr int kParts = 8;
constexpr int kUnits = 400; ///< half of them are dismantled

std::string partNumber(int part) { return "PART-" + std::to_string(part); }
domain::ItemId unitNumber(int unit) { return domain::ItemId("UNIT" + std::to_string(1'000 + unit)); }

/// The sums that the stock must agree with; told on the clerk's thread, in the order of writing.
struct Book {
    std::map<std::string, int> onHand;
    int lowest = 0;
    int written = 0;
    int received = 0;
    int usedPieces = 0;
    int adjusted = 0;
    int harvested = 0;
    std::map<std::string, int> refused; ///< by the first words of the sentence

    void add(const std::string& part, int by)
    {
        onHand[part] += by;
        lowest = std::min(lowest, onHand[part]);
    }
    void take(const Result<workers::Receipt>& receipt)
    {
        if (!receipt) {
            EXPECT_EQ(receipt.error().code, ErrorCode::refused) << receipt.error().what() << receipt.error().detail;
            ++refused[receipt.error().pattern.substr(0, 7)];
            return;
        }
        ++written;
        for (const auto& event : receipt->events) {
            if (const auto* came = std::get_if<domain::PartReceived>(&event.event)) {
                add(came->sku.text(), came->quantity);
                received += came->quantity;
            } else if (const auto* went = std::get_if<domain::PartUsed>(&event.event)) {
                add(went->part, -went->quantity);
                usedPieces += went->quantity;
            } else if (const auto* counted = std::get_if<domain::PartAdjusted>(&event.event)) {
                add(counted->sku.text(), counted->by);
                adjusted += counted->by;
            } else if (const auto* taken = std::get_if<domain::PartHarvested>(&event.event)) {
                add(taken->part.text(), taken->quantity);
                harvested += taken->quantity;
            }
        }
    }
};

/// A house with parts, kits and units on the benches, through the real clerk on a real file.
class PartsHouse : public testing::Test {
protected:
    PartsHouse()
        : m_database(store::Database::openForWriting(m_folder.path() / "regrade.db").value()),
          m_policy(rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value())
    {
        m_clerk = std::make_unique<workers::Clerk>(store::Journal::open(m_database, insight::allProjections()).value(),
                                                   m_clock, domain::StationId("desk-1"), "policy-1");
        for (int part = 0; part < kParts; ++part) {
            registerPart({.sku = domain::Sku(partNumber(part)),
                          .name = partNumber(part),
                          .unitCost = Money{150, "EUR"},
                          .weightG = 20});
        }
        for (int kit = 0; kit < 2; ++kit) {
            registerPart({.sku = domain::Sku("KIT-" + std::to_string(kit)),
                          .name = "kit",
                          .unitCost = Money{0, "EUR"},
                          .kit = {{domain::Sku(partNumber(kit)), 2}, {domain::Sku(partNumber(kit + 3)), 1}}});
        }
        for (int unit = 0; unit < kUnits; ++unit) {
            openWork(unitNumber(unit), unit % 2 == 0 ? kRepair : kDismantle);
        }
    }

    [[nodiscard]] static workers::Author author() { return {domain::ActorId("T01"), std::nullopt, "", ""}; }

    void registerPart(const domain::PartRegistered& facts)
    {
        const workers::InformedProductDeed deed = [&](const domain::Product&, const store::Database& store, Time) {
            return stations::registerPart(m_policy, facts, insight::partsIn(store));
        };
        const auto done = m_clerk->perform(facts.sku, deed, author());
        ASSERT_TRUE(done) << done.error().what();
    }
    void openWork(const domain::ItemId& id, const domain::StageId& stage)
    {
        const domain::ItemReceived facts{.sku = domain::Sku("LAMP-1"),
                                         .product = "Lamp",
                                         .category = domain::CategoryId("home"),
                                         .order = "ORD-1",
                                         .reason = domain::ReasonId("defective"),
                                         .source = domain::SourceId("parcel"),
                                         .owner = domain::OwnerId("own"),
                                         .market = domain::MarketId("DE"),
                                         .originalPrice = Money{10'000, "EUR"}};
        m_clerk->submit(id, workers::ItemDeed([facts, stage](const domain::Item&, Time) {
                            return Result<domain::Events>(
                                domain::Events{facts, domain::ItemRouted{{stage}, {}}, domain::WorkStarted{stage}});
                        }),
                        author(),
                        [](const Result<workers::Receipt>& done) { ASSERT_TRUE(done) << done.error().what(); });
    }

    /// One random deed of a person.
    void submitAny(std::mt19937& chance, workers::Done done)
    {
        const auto below = [&](int count) { return static_cast<int>(chance() % static_cast<unsigned>(count)); };
        const domain::Sku part(partNumber(below(kParts)));
        const int pieces = 1 + below(4);
        const auto origin = std::array<std::optional<domain::PartOrigin>, 3>{
            std::nullopt, domain::PartOrigin::newOem,
            domain::PartOrigin::harvested}[static_cast<std::size_t>(below(3))];
        switch (below(10)) {
        case 0:
        case 1: {
            const domain::PartReceived came{
                part, 1 + below(6), below(2) == 0 ? domain::PartOrigin::newOem : domain::PartOrigin::newAftermarket,
                Money{100 + below(90), "EUR"}, "DN-1"};
            submit(
                part,
                [this, came](const domain::Product&, const store::Database& store, Time) {
                    return stations::receivePart(m_policy, came, insight::partsIn(store));
                },
                std::move(done));
            return;
        }
        case 2: {
            const stations::AdjustForm form{part, below(2) == 0 ? pieces : -pieces, "counted", origin};
            submit(
                part,
                [form](const domain::Product&, const store::Database& store, Time) {
                    return stations::adjustPart(form, insight::partsIn(store));
                },
                std::move(done));
            return;
        }
        case 3: {
            const stations::HarvestForm form{kDismantle, part, below(4) == 0 ? -1 : 1 + below(2), {}};
            submit(
                unitNumber(1 + 2 * below(kUnits / 2)),
                [this, form](const domain::Item& item, const store::Database& store, Time) {
                    return stations::harvestPart(item, m_policy, form, insight::partsIn(store));
                },
                std::move(done));
            return;
        }
        default: {
            const bool kit = below(5) == 0;
            const stations::PartForm form{.stage = kRepair,
                                          .part = kit ? "KIT-" + std::to_string(below(2)) : part.text(),
                                          .quantity = kit ? 1 + below(2) : pieces,
                                          .cost = {},
                                          .key = false,
                                          .origin = kit ? std::nullopt : origin};
            submit(
                unitNumber(2 * below(kUnits / 2)),
                [form](const domain::Item& item, const store::Database& store, Time) {
                    return stations::usePart(item, form, insight::partsIn(store));
                },
                std::move(done));
        }
        }
    }

    void submit(const domain::Sku& part, workers::InformedProductDeed deed, workers::Done done)
    {
        m_clerk->submit(part, std::move(deed), author(), std::move(done));
    }
    void submit(const domain::ItemId& unit, workers::InformedItemDeed deed, workers::Done done)
    {
        m_clerk->submit(unit, std::move(deed), author(), std::move(done));
    }

    TemporaryFolder m_folder;
    SystemClock m_clock;
    store::Database m_database;
    rules::Policy m_policy;
    std::unique_ptr<workers::Clerk> m_clerk;
};

std::map<std::string, int> onHandIn(const store::Database& database)
{
    std::map<std::string, int> onHand;
    const auto rows = insight::parts(database);
    EXPECT_TRUE(rows);
    for (const auto& row : *rows) {
        if (!row.isKit() && row.onHand != 0) {
            onHand[row.facts.sku.text()] = row.onHand;
        }
    }
    return onHand;
}

TEST_F(PartsHouse, holdsWhatCameLessWhatWentAfterTenThousandDeedsFromFourThreads)
{
    constexpr int kThreads = 4;
    constexpr int kEach = 2'500;
    constexpr int kAtOnce = 50; ///< deeds of one thread that wait together
    Book book;
    std::vector<std::thread> people;
    for (unsigned person = 0; person < kThreads; ++person) {
        people.emplace_back([this, person, &book] {
            std::mt19937 chance(7'000 + person);
            for (int done = 0; done < kEach; done += kAtOnce) {
                std::latch answered(kAtOnce);
                for (int deed = 0; deed < kAtOnce; ++deed) {
                    submitAny(chance, [&](const Result<workers::Receipt>& receipt) {
                        book.take(receipt);
                        answered.count_down();
                    });
                }
                answered.wait();
            }
        });
    }
    for (std::thread& person : people) {
        person.join();
    }
    m_clerk.reset();

    const auto counted = onHandIn(m_database);
    std::erase_if(book.onHand, [](const auto& part) { return part.second == 0; });
    int refused = 0;
    for (const auto& [words, times] : book.refused) {
        refused += times;
    }
    EXPECT_EQ(counted, book.onHand);
    EXPECT_GE(book.lowest, 0) << "at one station nothing is taken that is not there";
    EXPECT_EQ(book.written + refused, kThreads * kEach);
    EXPECT_GT(book.refused["Only {}"] + book.refused["None of"], 500) << "the shelf was empty often enough";
    EXPECT_GT(book.written, 3'000);
    ASSERT_TRUE(store::Journal::open(m_database, insight::allProjections()).value().rebuild());
    EXPECT_EQ(onHandIn(m_database), counted) << "what is made anew from the log";

    int left = 0;
    for (const auto& [part, pieces] : counted) {
        left += pieces;
        EXPECT_GT(pieces, 0) << part;
    }
    EXPECT_EQ(left, book.received + book.harvested + book.adjusted - book.usedPieces);
    std::cout << book.written << " deeds written, " << refused << " refused; pieces: " << book.received
              << " received + " << book.harvested << " harvested - " << book.usedPieces << " used, adjusted by "
              << book.adjusted << " = " << left << " on hand\n";
}

} // namespace
} // namespace regrade::workstation
