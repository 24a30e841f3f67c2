#include "insight/channels.h"

#include "insight/tables.h"
#include "rules/pricerules.h"
#include "stats/allocation.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace regrade::insight {

namespace {

constexpr int kEvidenceDays = 90;
constexpr double kBeliefHalfLife = 30.0;
constexpr double kConvinced = 20.0; ///< evidence that no change brings with a chance of 1 in 20 at most
constexpr int kDraws = 4000;
constexpr int kNoLimit = 1'000'000;
constexpr std::uint64_t kSeed = 20'260'301; ///< the same figures for the same history

/// What one channel made of one grade, day by day.
struct Days {
    std::vector<stats::Exposure> seen;
    std::int64_t revenue = 0;
    int sales = 0;
};

std::map<std::string, Days> daysByChannel(const std::vector<OfferRow>& offers, const std::string& grade, Time now)
{
    const std::int64_t last = dayOf(now);
    const std::int64_t first = last - kEvidenceDays + 1;
    std::map<std::string, Days> channels;
    for (const OfferRow& offer : offers) {
        if (offer.grade != grade) {
            continue;
        }
        Days& days = channels[offer.channel];
        days.seen.resize(kEvidenceDays);
        const std::int64_t end = offer.until ? dayOf(*offer.until) : last;
        for (std::int64_t day = std::max(first, dayOf(offer.since)); day <= std::min(end, last); ++day) {
            days.seen[static_cast<std::size_t>(day - first)].shown += 1.0;
        }
        if (offer.soldFor && end >= first && end <= last) {
            days.seen[static_cast<std::size_t>(end - first)].taken += 1.0;
            days.revenue += offer.soldFor->minor;
            ++days.sales;
        }
    }
    return channels;
}

stats::Belief beliefOf(const Days& days)
{
    stats::Belief belief;
    for (const stats::Exposure& day : days.seen) {
        belief.fade(kBeliefHalfLife);
        belief.add(day);
    }
    return belief;
}

double shownIn(const Days& days)
{
    double sum = 0.0;
    for (const stats::Exposure& day : days.seen) {
        sum += day.shown;
    }
    return sum;
}

double evidenceFor(const Days& before, const Days& there)
{
    stats::RunningEvidence evidence;
    for (std::size_t day = 0; day < before.seen.size(); ++day) {
        evidence.add(before.seen[day], there.seen[day]);
    }
    return evidence.value();
}

/// What a sale leaves behind the channel's fee; where nothing was sold yet, at the price of all sales.
double worthOf(const rules::Policy& policy, const std::string& channel, const Days& days, double usual)
{
    const rules::FeeRow& fee = policy.prices->fee(domain::ChannelId(channel));
    const double price = days.sales > 0 ? static_cast<double>(days.revenue) / days.sales : usual;
    return std::max(0.0,
                    price * (1.0 - static_cast<double>(fee.share) / 10'000.0) - static_cast<double>(fee.fixed.minor));
}

bool mayGoTo(const rules::Policy& policy, const std::string& channel)
{
    const rules::ChannelRow* row = policy.findChannel(domain::ChannelId(channel));
    return row != nullptr && row->retail;
}

/// The moves of one grade for which the figures speak, without their units.
std::vector<ChannelMove> convincing(const rules::Policy& policy, const std::string& grade,
                                    const std::map<std::string, Days>& channels, const std::string& main,
                                    const std::string& currency)
{
    std::vector<ChannelMove> moves;
    const auto before = channels.find(main);
    if (before == channels.end()) {
        return moves;
    }
    double sum = 0.0;
    int sales = 0;
    for (const auto& [channel, days] : channels) {
        sum += static_cast<double>(days.revenue);
        sales += days.sales;
    }
    const double usual = sales > 0 ? sum / sales : 0.0;
    for (const auto& [channel, days] : channels) {
        if (channel == main || !mayGoTo(policy, channel) || shownIn(days) < policy.limits.allocationExposures) {
            continue;
        }
        ChannelMove move{.grade = grade, .from = main, .to = channel};
        move.before = beliefOf(before->second);
        move.there = beliefOf(days);
        const double worthBefore = worthOf(policy, main, before->second, usual);
        const double worthThere = worthOf(policy, channel, days, usual);
        move.evidence = evidenceFor(before->second, days);
        move.chance = stats::chanceOfMore(move.before, worthBefore, move.there, worthThere, kDraws, kSeed);
        move.worthBefore = Money{std::llround(worthBefore), currency};
        move.worthThere = Money{std::llround(worthThere), currency};
        if (move.chance > policy.limits.allocationChance && move.evidence >= kConvinced) {
            moves.push_back(move);
        }
    }
    return moves;
}

/// So many more units a channel takes; channels without a limit are not in it.
using Room = std::map<std::string, int>;

Room roomIn(const rules::Policy& policy, const ChannelStock& stock)
{
    Room room;
    for (const rules::ChannelRow& channel : policy.channels) {
        if (!channel.capacity) {
            continue;
        }
        int lying = 0;
        for (const auto& [grade, units] : stock) {
            const auto here = units.find(channel.id.text());
            lying += here == units.end() ? 0 : here->second;
        }
        room[channel.id.text()] = std::max(0, *channel.capacity - lying);
    }
    return room;
}

/// How many units the largest expected margin moves; a unit stays where it is or goes where figures speak for it.
Result<void> countUnits(const rules::Policy& policy, std::vector<ChannelMove>& moves,
                        const std::map<std::string, int>& lying, Room& room)
{
    std::vector<std::string> names;
    for (const auto& [channel, units] : lying) {
        names.push_back(channel);
    }
    for (const ChannelMove& move : moves) {
        if (!lying.contains(move.to)) {
            names.push_back(move.to);
        }
    }
    stats::AllocationModel model{.mostShift = policy.limits.allocationShift};
    int supply = 0;
    model.margins.emplace_back();
    model.current.emplace_back();
    for (const std::string& name : names) {
        const auto here = lying.find(name);
        const int units = here == lying.end() ? 0 : here->second;
        const auto move =
            std::find_if(moves.begin(), moves.end(), [&](const ChannelMove& one) { return one.to == name; });
        const bool isMain = name == moves.front().from;
        const double margin = move != moves.end() ? move->there.mean() * static_cast<double>(move->worthThere.minor)
                              : isMain
                                  ? moves.front().before.mean() * static_cast<double>(moves.front().worthBefore.minor)
                                  : 0.0;
        // Others keep what they have: nothing speaks for or against them.
        model.margins.back().push_back(move != moves.end() || isMain ? std::optional(margin) : std::optional(1e9));
        model.current.back().push_back(units);
        const auto left = room.find(name);
        const bool isOpen = move != moves.end() || isMain;
        model.capacity.push_back(!isOpen ? units : left != room.end() ? units + left->second : kNoLimit);
        supply += units;
    }
    model.supply = {supply};
    const auto found = stats::allocate(model);
    if (!found) {
        return found.error();
    }
    for (ChannelMove& move : moves) {
        const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), move.to) - names.begin());
        move.units = std::max(0, found->units.front()[at] - model.current.front()[at]);
        if (const auto left = room.find(move.to); left != room.end()) {
            left->second -= move.units;
        }
        move.stock = supply;
    }
    std::erase_if(moves, [](const ChannelMove& move) { return move.units == 0; });
    return {};
}

} // namespace

Result<std::vector<ChannelMove>> proposeMoves(const rules::Policy& policy, const std::vector<OfferRow>& offers,
                                              const ChannelStock& stock, Time now)
{
    std::vector<ChannelMove> all;
    Room room = roomIn(policy, stock);
    const std::string currency = offers.empty() ? std::string("EUR") : offers.front().price.currency;
    for (const auto& [grade, lying] : stock) {
        const rules::GradeRow* row = policy.findGrade(domain::GradeId(grade));
        if (row == nullptr || !row->retail || lying.empty()) {
            continue;
        }
        const auto main = std::max_element(lying.begin(), lying.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        auto moves = convincing(policy, grade, daysByChannel(offers, grade, now), main->first, currency);
        if (moves.empty()) {
            continue;
        }
        if (const auto counted = countUnits(policy, moves, lying, room); !counted) {
            return counted.error();
        }
        all.insert(all.end(), moves.begin(), moves.end());
    }
    return all;
}

Result<ChannelStock> channelStock(const store::Database& database, const rules::Policy& policy,
                                  const std::optional<std::string>& category)
{
    ChannelStock stock;
    std::string sql = "SELECT w.grade, w.category, COALESCE(o.channel, a.channel, '') FROM worklist w LEFT JOIN offer o"
                      " ON o.item = w.item AND o.outcome = '' LEFT JOIN allotment a ON a.item = w.item WHERE"
                      " (w.standing = 'listed' OR (w.standing = 'inHouse' AND w.stage = ?)) AND w.grade <> ''";
    const rules::StageRow* listing = policy.firstStage(rules::StageKind::listing);
    std::vector<store::Value> values{listing == nullptr ? std::string{} : listing->id.text()};
    if (category) {
        sql += " AND w.category = ?";
        values.emplace_back(*category);
    }
    const auto read = database.each(sql, values, [&](const store::Row& row) {
        std::string channel = row.text(2);
        if (channel.empty()) {
            const auto rule =
                std::find_if(policy.channelRules.begin(), policy.channelRules.end(), [&](const auto& one) {
                    return (!one.grade || one.grade->text() == row.text(0)) &&
                           (!one.category || one.category->text() == row.text(1));
                });
            channel = rule->channel.text(); // the last rule matches all
        }
        ++stock[row.text(0)][channel];
    });
    return read ? Result<ChannelStock>(std::move(stock)) : read.error();
}

Result<std::vector<Allotment>> allotments(const store::Database& database)
{
    std::vector<Allotment> all;
    const auto read = database.each("SELECT item, channel, reason, at FROM allotment ORDER BY at, item", {},
                                    [&](const store::Row& row) {
                                        all.push_back({row.text(0), row.text(1), row.text(2), timeOf(row.integer(3))});
                                    });
    return read ? Result<std::vector<Allotment>>(std::move(all)) : read.error();
}

} // namespace regrade::insight
