#include "insight/offers.h"

#include "insight/bulkinsert.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace regrade::insight {

namespace {

constexpr std::int64_t kNotYet = std::numeric_limits<std::int64_t>::max();

constexpr std::size_t kOfferColumns = 16;
constexpr const char* kOfferHead =
    "INSERT INTO offer (item, cycle, sku, category, owner, grade, channel, minor, original, currency, since_at,"
    " until_at, outcome, sold_minor, age, cost)";
constexpr std::string_view kCloseOffer =
    "UPDATE offer SET until_at = ?, outcome = ?, sold_minor = ? WHERE item = ? AND outcome = ''";

/// What an event does to the offer of its unit.
struct Effect {
    bool opens = false;
    bool closes = false;
    std::string outcome{};
    std::optional<std::int64_t> soldMinor{};
};

Effect effectOf(const domain::Event& event, bool wasListed)
{
    if (std::holds_alternative<domain::ItemListed>(event) || std::holds_alternative<domain::OfferChanged>(event)) {
        return {.opens = true, .closes = wasListed, .outcome = kOfferEnded};
    }
    if (const auto* sold = std::get_if<domain::ItemSold>(&event)) {
        return {.closes = wasListed, .outcome = kOfferSold, .soldMinor = sold->price.minor};
    }
    const bool ends = std::holds_alternative<domain::OfferEnded>(event) ||
                      std::holds_alternative<domain::ExitDue>(event) ||
                      std::holds_alternative<domain::ItemExited>(event);
    return {.closes = ends && wasListed, .outcome = kOfferEnded};
}

bool isListed(const domain::Item& item) { return item.standing == domain::Standing::listed; }

/// The columns of an offer that begins with this event.
std::vector<store::Value> openRow(const store::RecordedEvent& event, const domain::Item& after)
{
    const domain::ItemReceived& intake = *after.intake;
    const domain::ItemListed& offer = *after.offer;
    return {after.id.text(),
            std::int64_t{after.cycle},
            intake.sku.text(),
            intake.category.text(),
            intake.owner.text(),
            after.grade ? after.grade->text() : std::string{},
            offer.channel.text(),
            offer.price.minor,
            intake.originalPrice.minor,
            offer.price.currency,
            millisecondsOf(event.stamp.at),
            kNotYet,
            std::string{kOfferOpen},
            store::Value{nullptr},
            after.receivedAt ? dayOf(event.stamp.at) - dayOf(*after.receivedAt) : std::int64_t{0},
            after.refurbCost.minor};
}

void closeRow(std::vector<store::Value>& row, const Effect& effect, Time at)
{
    constexpr std::size_t kUntil = 11;
    row[kUntil] = millisecondsOf(at);
    row[kUntil + 1] = effect.outcome;
    row[kUntil + 2] = effect.soldMinor ? store::Value{*effect.soldMinor} : store::Value{nullptr};
}

Result<void> closeIn(store::Database& database, const std::string& item, const Effect& effect, Time at)
{
    return done(
        database.run(kCloseOffer, {millisecondsOf(at), effect.outcome,
                                   effect.soldMinor ? store::Value{*effect.soldMinor} : store::Value{nullptr}, item}));
}

/// What a lead meant the unit for; it ends with the cycle.
Result<void> takeAllotment(store::Database& database, const store::RecordedEvent& event, const domain::Item& after)
{
    const auto* allotted = std::get_if<domain::ItemAllotted>(&event.event);
    const bool isOver = std::holds_alternative<domain::ItemReturnedAgain>(event.event) ||
                        std::holds_alternative<domain::ItemExited>(event.event);
    if (allotted != nullptr && allotted->channel) {
        return done(database.run(
            "INSERT OR REPLACE INTO allotment (item, channel, reason, at) VALUES (?, ?, ?, ?)",
            {after.id.text(), allotted->channel->text(), allotted->reason, millisecondsOf(event.stamp.at)}));
    }
    return allotted != nullptr || isOver ? done(database.run("DELETE FROM allotment WHERE item = ?", {after.id.text()}))
                                         : Result<void>{};
}

/// An offer is written once, when it has ended, while its unit is in memory.
class GatheredOffers final : public store::Gathering {
public:
    explicit GatheredOffers(store::Database& database, bool makesIndexes)
        : m_database(database), m_makesIndexes(makesIndexes), m_rows(database, kOfferHead, kOfferColumns)
    {
    }

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item& before) override { m_wasListed = isListed(before); }
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        const Effect effect = effectOf(event.event, m_wasListed);
        if (effect.closes) {
            const auto open = m_open.find(after.id.text());
            Result<void> closed;
            if (open == m_open.end()) {
                closed = m_rows.writeAll();
                closed = closed ? closeIn(m_database, after.id.text(), effect, event.stamp.at) : closed;
            } else {
                closeRow(open->second, effect, event.stamp.at);
                closed = write(open);
            }
            if (!closed) {
                return closed;
            }
        }
        if (effect.opens && after.intake && after.offer) {
            m_open.insert_or_assign(after.id.text(), openRow(event, after));
        }
        return takeAllotment(m_database, event, after);
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product&) override { return {}; }
    [[nodiscard]] Result<void> settle(const domain::Item& unit) override
    {
        const auto open = m_open.find(unit.id.text());
        return open == m_open.end() ? Result<void>{} : write(open);
    }
    [[nodiscard]] Result<void> finish() override
    {
        Result<void> written;
        while (written && !m_open.empty()) {
            written = write(m_open.begin());
        }
        written = written ? m_rows.writeAll() : written;
        return written && m_makesIndexes ? makeTimeIndex(m_database) : written;
    }

    static Result<void> makeTimeIndex(store::Database& database)
    {
        // what was on offer within some days: what ended since, and what is open
        const auto ends = done(database.run("CREATE INDEX offer_by_end ON offer (until_at)"));
        return ends ? done(database.run("CREATE INDEX offer_by_start ON offer (since_at)")) : ends; // the latest
    }

private:
    using Open = std::unordered_map<std::string, std::vector<store::Value>>;

    [[nodiscard]] Result<void> write(Open::iterator open)
    {
        m_rows.add(std::move(open->second));
        m_open.erase(open);
        return m_rows.write();
    }

    store::Database& m_database;
    bool m_makesIndexes;
    BulkInsert m_rows;
    bool m_wasListed = false;
    Open m_open; ///< of units in memory
};

Result<void> makeOfferTable(store::Database& database)
{
    return runAll(database,
                  {
                      "DROP TABLE IF EXISTS offer",
                      "DROP TABLE IF EXISTS allotment",
                      "CREATE TABLE allotment (item TEXT PRIMARY KEY, channel TEXT NOT NULL, reason TEXT NOT NULL,"
                      " at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                      "CREATE TABLE offer (item TEXT NOT NULL, cycle INTEGER NOT NULL, sku TEXT"
                      " NOT NULL, category TEXT NOT NULL, owner TEXT NOT NULL, grade TEXT NOT NULL, channel TEXT NOT"
                      " NULL, minor INTEGER NOT NULL, original INTEGER NOT NULL, currency TEXT NOT NULL, since_at"
                      " INTEGER NOT NULL, until_at INTEGER NOT NULL, outcome TEXT NOT NULL, sold_minor INTEGER, age"
                      " INTEGER NOT NULL, cost INTEGER NOT NULL) STRICT",
                      // the open offer of a unit
                      "CREATE INDEX offer_by_item ON offer (item)",
                  });
}

class Offers final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "offers"; }
    [[nodiscard]] int version() const override { return 2; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        const auto made = makeOfferTable(database);
        return made ? GatheredOffers::makeTimeIndex(database) : made;
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return makeOfferTable(database) ? std::make_unique<GatheredOffers>(database, true) : nullptr;
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        if (domain::wasSetAside(before, after)) {
            return {};
        }
        const Effect effect = effectOf(event.event, isListed(before));
        if (effect.closes) {
            if (auto closed = closeIn(database, after.id.text(), effect, event.stamp.at); !closed) {
                return closed;
            }
        }
        if (effect.opens && after.intake && after.offer) {
            return done(database.run(BulkInsert::sql(kOfferHead, kOfferColumns), openRow(event, after)));
        }
        return takeAllotment(database, event, after);
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        if (steps.empty()) {
            return {};
        }
        const std::string item = steps.front().after.id.text();
        const auto dropped = done(database.run("DELETE FROM allotment WHERE item = ?", {item}));
        return dropped ? done(database.run("DELETE FROM offer WHERE item = ?", {item})) : dropped;
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }
};

OfferRow offerIn(const store::Row& row)
{
    const std::string currency = row.text(9);
    OfferRow offer{.item = row.text(0),
                   .cycle = static_cast<int>(row.integer(1)),
                   .sku = row.text(2),
                   .category = row.text(3),
                   .owner = row.text(4),
                   .grade = row.text(5),
                   .channel = row.text(6),
                   .price = Money{row.integer(7), currency},
                   .original = Money{row.integer(8), currency},
                   .since = timeOf(row.integer(10)),
                   .until = std::nullopt,
                   .outcome = row.text(12),
                   .soldFor = std::nullopt,
                   .ageDays = static_cast<int>(row.integer(14)),
                   .cost = Money{row.integer(15), currency}};
    if (row.integer(11) != kNotYet) {
        offer.until = timeOf(row.integer(11));
    }
    if (offer.outcome == kOfferSold) {
        offer.soldFor = Money{row.integer(13), currency};
    }
    return offer;
}

} // namespace

std::unique_ptr<const store::Projection> makeOffers() { return std::make_unique<Offers>(); }

Result<std::vector<OfferRow>> offers(const store::Database& database, const OfferFilter& filter)
{
    std::string sql = "SELECT item, cycle, sku, category, owner, grade, channel, minor, original, currency, since_at,"
                      " until_at, outcome, COALESCE(sold_minor, 0), age, cost FROM offer WHERE until_at >= ?";
    std::vector<store::Value> values{filter.since ? millisecondsOf(*filter.since) : std::int64_t{0}};
    const auto narrow = [&](const char* column, const std::optional<std::string>& wanted) {
        if (wanted) {
            sql += std::string(" AND ") + column + " = ?";
            values.emplace_back(*wanted);
        }
    };
    narrow("category", filter.category);
    narrow("grade", filter.grade);
    narrow("sku", filter.sku);
    narrow("outcome", filter.outcome);
    if (filter.startedSince) {
        sql += " AND since_at >= ?";
        values.emplace_back(millisecondsOf(*filter.startedSince));
    }
    sql += filter.latest > 0
               ? " ORDER BY since_at DESC, item DESC, until_at DESC LIMIT " + std::to_string(filter.latest)
               : " ORDER BY since_at, item, until_at";
    std::vector<OfferRow> rows;
    const auto read = database.each(sql, values, [&](const store::Row& row) { rows.push_back(offerIn(row)); });
    if (filter.latest > 0) {
        std::reverse(rows.begin(), rows.end());
    }
    return read ? Result<std::vector<OfferRow>>(std::move(rows)) : read.error();
}

} // namespace regrade::insight
