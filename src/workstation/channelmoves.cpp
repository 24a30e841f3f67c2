#include "workstation/channelmoves.h"

#include "insight/worklist.h"
#include "stations/sale.h"
#include "stats/allocation.h"
#include "store/eventlog.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace regrade::workstation {

namespace {

constexpr int kMostMoved = 100'000;
constexpr int kSeenDays = 90;
constexpr int kReviewDays = 7;

std::string rounded(double value, int places)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", places, value);
    return text;
}

std::string moveId(const insight::ChannelMove& move, Time now)
{
    return "AL-" + isoDay(now) + "-" + move.grade + "-" + move.to;
}

/// Those that are not on offer yet first, the oldest of each.
Result<std::vector<domain::ItemId>> unitsToMove(const store::Database& reader, const insight::ChannelMove& move,
                                                const std::optional<std::string>& category,
                                                const std::vector<const char*>& standings)
{
    std::vector<domain::ItemId> units;
    const store::EventLog log(reader);
    for (const char* standing : standings) {
        const insight::WorklistFilter filter{.standing = standing, .grade = move.grade, .category = category};
        const auto rows = insight::worklist(reader, filter, 0, kMostMoved);
        if (!rows) {
            return rows.error();
        }
        for (const insight::WorklistRow& row : *rows) {
            if (units.size() >= static_cast<std::size_t>(move.units)) {
                break;
            }
            const auto item = log.item(domain::ItemId(row.item));
            const bool waits = item && item->isPacked() && !item->allotted && !item->bundle &&
                               (!item->offer || item->offer->channel.text() == move.from);
            if (waits) {
                units.emplace_back(row.item);
            }
        }
    }
    return units;
}

/// Meant for the channel and, where it is on offer, offered there at the same price.
Result<domain::Events> moveTo(const domain::Item& item, const rules::Policy& policy, const Money& partsValue,
                              const std::optional<domain::ChannelId>& channel, const std::string& reason, Time now)
{
    auto events = stations::allot(item, policy, channel, reason);
    if (!events || item.standing != domain::Standing::listed) {
        return events;
    }
    domain::Item meant = item;
    for (const domain::Event& event : *events) {
        meant = domain::after(std::move(meant), event, now);
    }
    const auto quote = rules::quote(policy, meant, partsValue);
    if (!quote) {
        return quote.error();
    }
    const auto changed = stations::changeOffer(
        meant, policy, *quote, {.channel = quote->channel, .price = item.offer->price, .overrideReason = reason});
    if (!changed) {
        return changed.error();
    }
    events->insert(events->end(), changed->begin(), changed->end());
    return events;
}

Result<int> moveAll(Workstation& station, const store::Database& reader, const std::vector<domain::ItemId>& units,
                    const std::optional<domain::ChannelId>& channel, const std::string& reason,
                    const workers::Author& author)
{
    int moved = 0;
    const auto policy = station.policy();
    for (const domain::ItemId& unit : units) {
        const store::EventLog log(reader);
        const auto item = log.item(unit);
        Money partsValue;
        if (item && item->intake) {
            const auto product = log.product(item->intake->sku);
            partsValue = product && product->facts ? product->facts->partsValue : Money{};
        }
        const auto receipt = station.clerk().perform(
            unit,
            [policy, partsValue, channel, reason](const domain::Item& here, Time now) {
                return moveTo(here, *policy, partsValue, channel, reason, now);
            },
            author);
        if (!receipt) {
            return receipt.error();
        }
        moved += receipt->events.empty() ? 0 : 1;
    }
    return moved;
}

/// Units of each grade that were meant for another channel within the last seven days.
Result<std::map<std::string, int>> movedLately(const store::Database& reader, Time now)
{
    const auto all = insight::allotments(reader);
    if (!all) {
        return all.error();
    }
    std::map<std::string, int> moved;
    const store::EventLog log(reader);
    for (const insight::Allotment& one : *all) {
        if (one.at < now - std::chrono::hours(24) * kReviewDays) {
            continue;
        }
        const auto item = log.item(domain::ItemId(one.item));
        if (item && item->grade) {
            ++moved[item->grade->text()];
        }
    }
    return moved;
}

Result<std::vector<insight::ChannelMove>> movesFrom(const store::Database& reader, const rules::Policy& policy,
                                                    const std::optional<std::string>& category, Time now)
{
    const auto offers = insight::offers(reader, {.category = category, .since = now - std::chrono::days(kSeenDays)});
    if (!offers) {
        return offers.error();
    }
    const auto stock = insight::channelStock(reader, policy, category);
    return stock ? insight::proposeMoves(policy, *offers, *stock, now)
                 : Result<std::vector<insight::ChannelMove>>(stock.error());
}

/// A unit that the station means for a channel by itself.
struct OwnMove {
    domain::ItemId unit;
    domain::ChannelId to;
    std::string reason;
};

Result<std::vector<OwnMove>> ownMoves(const store::Database& reader, const rules::Policy& policy, Time now)
{
    const auto moves = movesFrom(reader, policy, std::nullopt, now);
    auto lately = moves ? movedLately(reader, now) : Result<std::map<std::string, int>>(moves.error());
    if (!lately) {
        return lately.error();
    }
    std::vector<OwnMove> own;
    for (insight::ChannelMove move : *moves) {
        const int most = stats::wholeShare(move.stock, policy.limits.allocationShift) - (*lately)[move.grade];
        move.units = std::min(move.units, std::max(0, most));
        const auto units = unitsToMove(reader, move, std::nullopt, {"inHouse"});
        if (!units) {
            return units.error();
        }
        (*lately)[move.grade] += static_cast<int>(units->size());
        for (const domain::ItemId& unit : *units) {
            own.push_back({unit, domain::ChannelId(move.to), moveId(move, now) + ": " + moveText(move)});
        }
    }
    return own;
}

workers::ItemDeed meaning(std::shared_ptr<const rules::Policy> policy, const OwnMove& move)
{
    return [policy = std::move(policy), to = move.to, reason = move.reason](const domain::Item& item, Time) {
        return stations::allotByItself(item, *policy, to, reason);
    };
}

} // namespace

Result<std::vector<insight::ChannelMove>> channelMoves(const Workstation& station, const store::Database& reader,
                                                       const std::optional<std::string>& category)
{
    return movesFrom(reader, *station.policy(), category, station.clock().now());
}

std::string moveText(const insight::ChannelMove& move)
{
    constexpr double kPercent = 100.0;
    return "grade " + move.grade + ": " + std::to_string(move.units) + " of " + std::to_string(move.stock) +
           " units from " + move.from + " to " + move.to + "; worth more there with " +
           rounded(kPercent * move.chance, 1) + " %, evidence " + rounded(move.evidence, 1) + ", " +
           rounded(move.there.shown, 0) + " unit-days there";
}

Result<MoveDone> acceptMove(Workstation& station, const store::Database& reader, const insight::ChannelMove& move,
                            const std::optional<std::string>& category, const std::string& reason,
                            const workers::Author& author)
{
    const auto units = unitsToMove(reader, move, category, {"inHouse", "listed"});
    if (!units) {
        return units.error();
    }
    MoveDone done{.id = moveId(move, station.clock().now())};
    const auto moved = moveAll(station, reader, *units, domain::ChannelId(move.to),
                               done.id + ": " + (reason.empty() ? moveText(move) : reason), author);
    if (!moved) {
        return moved.error();
    }
    done.moved = *moved;
    return done;
}

Result<int> undoMove(Workstation& station, const store::Database& reader, const std::string& id,
                     const workers::Author& author)
{
    const auto all = insight::allotments(reader);
    if (!all) {
        return all.error();
    }
    std::vector<domain::ItemId> units;
    for (const insight::Allotment& one : *all) {
        const auto item = store::EventLog(reader).item(domain::ItemId(one.item));
        const bool isHere =
            item && (item->standing == domain::Standing::inHouse || item->standing == domain::Standing::listed);
        if (isHere && one.reason.starts_with(id + ":")) {
            units.emplace_back(one.item);
        }
    }
    if (units.empty()) {
        return notFound("No unit in the house is meant for a channel by {}.", {id});
    }
    return moveAll(station, reader, units, std::nullopt, "Undone: " + id, author);
}

Result<int> moveByItself(Workstation& station, const workers::Author& author)
{
    const auto policy = station.policy();
    if (!policy->limits.allocationAuto) {
        return 0;
    }
    const auto moves = ownMoves(station.reader(), *policy, station.clock().now());
    if (!moves) {
        return moves.error();
    }
    int moved = 0;
    for (const OwnMove& move : *moves) {
        const auto receipt = station.clerk().perform(move.unit, meaning(policy, move), author);
        if (!receipt) {
            return receipt.error();
        }
        moved += receipt->events.empty() ? 0 : 1;
    }
    return moved;
}

void startMovingByItself(Workstation& station, const workers::Author& author)
{
    const auto policy = station.policy();
    if (!policy->limits.allocationAuto) {
        return;
    }
    station.clerk().attend([&station, policy, author] {
        const auto reader = store::Database::openForReading(station.places().data / "regrade.db");
        const auto moves =
            reader ? ownMoves(*reader, *policy, station.clock().now()) : Result<std::vector<OwnMove>>(reader.error());
        if (!moves) {
            spdlog::warn("Nothing was moved between channels: {}", moves.error().what());
            return;
        }
        for (const OwnMove& move : *moves) {
            station.clerk().submit(move.unit, meaning(policy, move), author, [](const Result<workers::Receipt>&) {});
        }
    });
}

} // namespace regrade::workstation
