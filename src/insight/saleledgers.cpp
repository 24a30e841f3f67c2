#include "insight/saleledgers.h"

#include "domain/names.h"
#include "insight/gatheredrows.h"
#include "insight/tables.h"
#include "stats/interval.h"

#include <algorithm>
#include <cmath>

namespace regrade::insight {

namespace {

constexpr domain::Names<VoucherState, 3> kVoucherStates{
    {{VoucherState::open, "open"}, {VoucherState::redeemed, "redeemed"}, {VoucherState::expired, "expired"}}};
constexpr double kHundredths = 100.0;
constexpr int kLeastForInterval = 30;

/// A box lasts as long as its units are on their way to a sale; after it, it is told by the history alone.
Result<void> takeBundling(store::Database& database, const store::RecordedEvent& event, const domain::Item& after)
{
    if (const auto* put = std::get_if<domain::ItemBundled>(&event.event)) {
        return done(database.run("INSERT OR REPLACE INTO bundled (item, bundle, kind, name, at) VALUES (?, ?, ?, ?, ?)",
                                 {after.id.text(), put->bundle, put->kind, put->name, millisecondsOf(event.stamp.at)}));
    }
    const bool ends = std::holds_alternative<domain::ItemUnbundled>(event.event) ||
                      std::holds_alternative<domain::ItemReturnedAgain>(event.event) ||
                      std::holds_alternative<domain::ItemExited>(event.event);
    return ends ? done(database.run("DELETE FROM bundled WHERE item = ?", {after.id.text()})) : Result<void>{};
}

Result<void> takePoints(store::Database& database, const store::RecordedEvent& event, const domain::Item& after)
{
    if (const auto* granted = std::get_if<domain::PointsGranted>(&event.event)) {
        return done(
            database.run("INSERT OR REPLACE INTO voucher (voucher, item, points, minor, currency, until,"
                         " granted_at, ord) VALUES (?, ?, ?, ?, ?, ?, ?, '')",
                         {granted->voucher, after.id.text(), std::int64_t{granted->points}, granted->worth.minor,
                          granted->worth.currency, granted->until, millisecondsOf(event.stamp.at)}));
    }
    const auto* used = std::get_if<domain::PointsRedeemed>(&event.event);
    return used == nullptr
               ? Result<void>{}
               : done(database.run("UPDATE voucher SET ord = ? WHERE voucher = ?", {used->order, used->voucher}));
}

Result<void> takePart(store::Database& database, const store::RecordedEvent& event, const domain::Item& after)
{
    const bool asked = std::holds_alternative<domain::PollOpened>(event.event) ||
                       std::holds_alternative<domain::AuctionOpened>(event.event);
    return asked ? done(database.run("INSERT OR IGNORE INTO partook (item) VALUES (?)", {after.id.text()}))
                 : Result<void>{};
}

Result<void> takeOfUnit(store::Database& database, const store::RecordedEvent& event, const domain::Item& after)
{
    const auto bundled = takeBundling(database, event, after);
    const auto points = bundled ? takePoints(database, event, after) : bundled;
    return points ? takePart(database, event, after) : points;
}

Result<void> takeRating(store::Database& database, const store::RecordedEvent& event)
{
    const auto* rated = std::get_if<domain::RatingNoted>(&event.event);
    if (rated == nullptr) {
        return {};
    }
    return done(database.run("INSERT OR REPLACE INTO rating (reference, sku, item, stars, source, day, praise) VALUES"
                             " (?, ?, ?, ?, ?, ?, ?)",
                             {rated->reference, rated->sku.text(), rated->unit ? rated->unit->text() : std::string(),
                              std::int64_t{rated->stars}, rated->source, rated->day,
                              std::int64_t{rated->praisesReuse ? 1 : 0}}));
}

class SaleLedgers final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "sale_ledgers"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS bundled",
                          "DROP TABLE IF EXISTS voucher",
                          "DROP TABLE IF EXISTS rating",
                          "DROP TABLE IF EXISTS partook",
                          "CREATE TABLE partook (item TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
                          "CREATE TABLE bundled (item TEXT PRIMARY KEY, bundle TEXT NOT NULL, kind TEXT NOT NULL,"
                          " name TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                          "CREATE INDEX bundled_by_bundle ON bundled (bundle)",
                          "CREATE TABLE voucher (voucher TEXT PRIMARY KEY, item TEXT NOT NULL, points INTEGER NOT"
                          " NULL, minor INTEGER NOT NULL, currency TEXT NOT NULL, until TEXT NOT NULL, granted_at"
                          " INTEGER NOT NULL, ord TEXT NOT NULL) STRICT, WITHOUT ROWID",
                          "CREATE TABLE rating (reference TEXT PRIMARY KEY, sku TEXT NOT NULL, item TEXT NOT NULL,"
                          " stars INTEGER NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL, praise INTEGER NOT NULL)"
                          " STRICT, WITHOUT ROWID",
                      });
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredRows>(database, &takeOfUnit, &takeRating);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        return domain::wasSetAside(before, after) ? Result<void>{} : takeOfUnit(database, event, after);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product&) const override
    {
        return takeRating(database, event);
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        if (steps.empty()) {
            return {};
        }
        const std::string item = steps.front().after.id.text();
        auto dropped = done(database.run("DELETE FROM bundled WHERE item = ?", {item}));
        dropped = dropped ? done(database.run("DELETE FROM partook WHERE item = ?", {item})) : dropped;
        return dropped ? done(database.run("DELETE FROM voucher WHERE item = ?", {item})) : dropped;
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {}; // a rating that is taken anew stands in its old place
    }
};

constexpr const char* kVoucherColumns =
    "SELECT voucher, item, points, minor, currency, until, granted_at, ord FROM voucher";

Voucher voucherIn(const store::Row& row, const std::string& today)
{
    Voucher voucher{.voucher = row.text(0),
                    .unit = row.text(1),
                    .points = static_cast<int>(row.integer(2)),
                    .worth = Money{row.integer(3), row.text(4)},
                    .until = row.text(5),
                    .granted = timeOf(row.integer(6)),
                    .order = row.text(7)};
    voucher.state = !voucher.order.empty()  ? VoucherState::redeemed
                    : voucher.until < today ? VoucherState::expired
                                            : VoucherState::open;
    return voucher;
}

} // namespace

std::string_view nameOf(VoucherState value) { return domain::wordFor(kVoucherStates, value); }

std::unique_ptr<const store::Projection> makeSaleLedgers() { return std::make_unique<SaleLedgers>(); }

Result<std::vector<Bundle>> bundles(const store::Database& database)
{
    std::vector<Bundle> all;
    const auto read =
        database.each("SELECT bundle, kind, name, item FROM bundled ORDER BY MIN(at) OVER (PARTITION BY bundle),"
                      " bundle, at, item",
                      {}, [&](const store::Row& row) {
                          if (all.empty() || all.back().bundle != row.text(0)) {
                              all.push_back({row.text(0), row.text(1), row.text(2), {}});
                          }
                          all.back().units.push_back(row.text(3));
                      });
    return read ? Result<std::vector<Bundle>>(std::move(all)) : read.error();
}

Result<std::vector<std::string>> unitsIn(const store::Database& database, const std::string& bundle)
{
    std::vector<std::string> units;
    const auto read = database.each("SELECT item FROM bundled WHERE bundle = ? ORDER BY at, item", {bundle},
                                    [&](const store::Row& row) { units.push_back(row.text(0)); });
    return read ? Result<std::vector<std::string>>(std::move(units)) : read.error();
}

Result<std::vector<Voucher>> vouchers(const store::Database& database, const std::string& today)
{
    std::vector<Voucher> all;
    const auto read = database.each(std::string(kVoucherColumns) + " ORDER BY granted_at DESC, voucher", {},
                                    [&](const store::Row& row) { all.push_back(voucherIn(row, today)); });
    return read ? Result<std::vector<Voucher>>(std::move(all)) : read.error();
}

Result<std::optional<Voucher>> findVoucher(const store::Database& database, const std::string& voucher,
                                           const std::string& today)
{
    std::optional<Voucher> found;
    const auto read = database.each(std::string(kVoucherColumns) + " WHERE voucher = ?", {voucher},
                                    [&](const store::Row& row) { found = voucherIn(row, today); });
    return read ? Result<std::optional<Voucher>>(std::move(found)) : read.error();
}

std::vector<PointBalance> balanceOf(const std::vector<Voucher>& vouchers)
{
    std::vector<PointBalance> lines;
    for (const Voucher& voucher : vouchers) {
        auto line = std::find_if(lines.begin(), lines.end(),
                                 [&](const PointBalance& one) { return one.currency == voucher.worth.currency; });
        if (line == lines.end()) {
            lines.push_back({.currency = voucher.worth.currency, .liability = Money{0, voucher.worth.currency}});
            line = lines.end() - 1;
        }
        line->granted += voucher.points;
        switch (voucher.state) {
        case VoucherState::open:
            line->open += voucher.points;
            line->liability = line->liability + voucher.worth;
            break;
        case VoucherState::redeemed: line->redeemed += voucher.points; break;
        case VoucherState::expired: line->expired += voucher.points; break;
        }
    }
    return lines;
}

Result<RatingFigures> ratings(const store::Database& database, bool second, const RatingFilter& filter)
{
    std::string sql = "SELECT COUNT(*), COALESCE(SUM(stars), 0), COALESCE(SUM(stars * stars), 0),"
                      " COALESCE(SUM(praise), 0) FROM rating WHERE (item <> '') = ?";
    std::vector<store::Value> values{std::int64_t{second ? 1 : 0}};
    const auto narrow = [&](const char* condition, const std::string& value) {
        if (!value.empty()) {
            sql += condition;
            values.emplace_back(value);
        }
    };
    narrow(" AND sku = ?", filter.sku.value_or(""));
    narrow(" AND day >= ?", filter.from);
    narrow(" AND day <= ?", filter.to);
    RatingFigures figures{.second = second};
    const auto read = database.each(sql, values, [&](const store::Row& row) {
        figures.n = static_cast<int>(row.integer(0));
        const double n = figures.n;
        const double sum = static_cast<double>(row.integer(1)) / kHundredths;
        const double squares = static_cast<double>(row.integer(2)) / (kHundredths * kHundredths);
        figures.mean = figures.n > 0 ? sum / n : 0.0;
        figures.spread = figures.n > 1 ? std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1.0))) : 0.0;
        figures.praisesReuse = stats::wilsonShare(static_cast<int>(row.integer(3)), figures.n);
    });
    if (!read) {
        return read.error();
    }
    const double half = figures.n >= kLeastForInterval
                            ? stats::kTwoSided95 * figures.spread / std::sqrt(static_cast<double>(figures.n))
                            : 0.0;
    figures.low = figures.mean - half;
    figures.high = figures.mean + half;
    return figures;
}

Result<Participation> participation(const store::Database& database)
{
    int sold[2] = {};
    int back[2] = {};
    const auto read =
        database.each("SELECT p.item IS NOT NULL, COUNT(*), SUM(w.cycle > o.cycle) FROM offer o JOIN worklist w ON"
                      " w.item = o.item LEFT JOIN partook p ON p.item = o.item WHERE o.outcome = 'sold' GROUP BY 1",
                      {}, [&](const store::Row& row) {
                          const auto with = static_cast<std::size_t>(row.integer(0));
                          sold[with] = static_cast<int>(row.integer(1));
                          back[with] = static_cast<int>(row.integer(2));
                      });
    if (!read) {
        return read.error();
    }
    Participation figures{stats::wilsonShare(back[1], sold[1]), stats::wilsonShare(back[0], sold[0]), {}};
    if (sold[0] > 0 && sold[1] > 0) {
        figures.difference = stats::differenceOf(figures.with, figures.without);
    }
    return figures;
}

Result<std::vector<std::string>> unitsWithASay(const store::Database& database)
{
    std::vector<std::string> units;
    const auto read = database.each("SELECT item FROM partook ORDER BY item", {},
                                    [&](const store::Row& row) { units.push_back(row.text(0)); });
    return read ? Result<std::vector<std::string>>(std::move(units)) : read.error();
}

Result<bool> isRated(const store::Database& database, const std::string& reference)
{
    bool known = false;
    const auto read = database.each("SELECT 1 FROM rating WHERE reference = ?", {reference},
                                    [&](const store::Row&) { known = true; });
    return read ? Result<bool>(known) : read.error();
}

} // namespace regrade::insight
