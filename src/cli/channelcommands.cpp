#include "cli/commands.h"
#include "cli/pricing.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/channels.h"
#include "insight/worklist.h"
#include "stations/sale.h"

#include <algorithm>

namespace regrade::cli {

namespace {

constexpr int kMostUnits = 100'000;
constexpr int kFigureDays = 90;

struct ChannelOptions {
    std::string category;
    std::string grade;
    std::string to;
    std::string id;
    std::string reason;
    int days = kFigureDays;
};

std::optional<std::string> wanted(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

Result<Answer> figures(Session& session, const ChannelOptions& options)
{
    const auto all =
        insight::channelFigures(session.station().reader(), wanted(options.category), session.now(), options.days);
    if (!all) {
        return all.error();
    }
    Answer answer{{{"days", options.days}, {"channels", nlohmann::json::array()}}, ""};
    for (const insight::ChannelFigures& one : *all) {
        answer.data["channels"].push_back(
            {{"channel", one.channel},
             {"grade", one.grade},
             {"onOffer", one.onOffer},
             {"unitDays", one.seen.shown},
             {"sales", one.seen.taken},
             {"meanPrice", domain::describe(one.meanPrice)},
             {"perDay", one.perDay ? nlohmann::json(*one.perDay) : nlohmann::json()},
             {"coverDays", one.coverDays ? nlohmann::json(*one.coverDays) : nlohmann::json()},
             {"sellThrough", shareJson(one.sellThrough)}});
        answer.text += one.channel + "  " + one.grade + "  on offer " + std::to_string(one.onOffer) + ", sold " +
                       decimals(one.seen.taken, 0) + " in " + decimals(one.seen.shown, 0) + " unit-days" +
                       (one.coverDays ? ", lasts " + decimals(*one.coverDays, 1) + " days"
                                      : std::string(", no sale to tell how long it lasts")) +
                       "\n";
    }
    return answer;
}

Result<std::vector<insight::ChannelMove>> moves(Session& session, const ChannelOptions& options)
{
    constexpr int kSeenDays = 90;
    const auto& reader = session.station().reader();
    const Time now = session.now();
    const auto offers =
        insight::offers(reader, {.category = wanted(options.category), .since = now - std::chrono::days(kSeenDays)});
    if (!offers) {
        return offers.error();
    }
    const auto stock = insight::channelStock(reader, session.policy(), wanted(options.category));
    return stock ? insight::proposeMoves(session.policy(), *offers, *stock, now)
                 : Result<std::vector<insight::ChannelMove>>(stock.error());
}

std::string told(const insight::ChannelMove& move)
{
    return "grade " + move.grade + ": " + std::to_string(move.units) + " of " + std::to_string(move.stock) +
           " units from " + move.from + " to " + move.to + "; worth more there with " +
           decimals(100.0 * move.chance, 1) + " %, evidence " + decimals(move.evidence, 1) + ", " +
           decimals(move.there.shown, 0) + " unit-days there";
}

Result<Answer> propose(Session& session, const ChannelOptions& options)
{
    const auto found = moves(session, options);
    if (!found) {
        return found.error();
    }
    Answer answer{nlohmann::json::array(), ""};
    for (const insight::ChannelMove& move : *found) {
        answer.data.push_back({{"grade", move.grade},
                               {"from", move.from},
                               {"to", move.to},
                               {"units", move.units},
                               {"stock", move.stock},
                               {"chance", move.chance},
                               {"evidence", move.evidence},
                               {"conversionBefore", move.before.mean()},
                               {"conversionThere", move.there.mean()},
                               {"worthBefore", domain::describe(move.worthBefore)},
                               {"worthThere", domain::describe(move.worthThere)}});
        answer.text += "Proposed, " + told(move) + ".\n";
    }
    if (found->empty()) {
        answer.text = "Nothing is proposed: no other channel is shown to be worth more.\n";
    }
    return answer;
}

/// Those that are not on offer yet first, the oldest of each; a unit that is meant for something already is left.
Result<std::vector<domain::ItemId>> unitsToMove(Session& session, const ChannelOptions& options,
                                                const insight::ChannelMove& move)
{
    std::vector<domain::ItemId> units;
    for (const char* standing : {"inHouse", "listed"}) {
        insight::WorklistFilter filter{.standing = standing, .grade = move.grade, .category = wanted(options.category)};
        const auto rows = insight::worklist(session.station().reader(), filter, 0, kMostUnits);
        if (!rows) {
            return rows.error();
        }
        for (const insight::WorklistRow& row : *rows) {
            const auto item = session.item(domain::ItemId(row.item));
            const bool waits = item && item->isPacked() && !item->allotted &&
                               (!item->offer || item->offer->channel.text() == move.from);
            if (waits && units.size() < static_cast<std::size_t>(move.units)) {
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

Result<int> moveAll(Session& session, const std::vector<domain::ItemId>& units,
                    const std::optional<domain::ChannelId>& channel, const std::string& reason)
{
    int moved = 0;
    for (const domain::ItemId& unit : units) {
        const auto item = session.item(unit);
        const auto facts = item ? session.facts(item->intake->sku) : Result<domain::ProductRegistered>(item.error());
        if (!facts) {
            return facts.error();
        }
        const auto receipt = session.perform(unit, [&](const domain::Item& here, Time now) {
            return moveTo(here, session.policy(), facts->partsValue, channel, reason, now);
        });
        if (!receipt) {
            return receipt.error();
        }
        moved += receipt->events.empty() ? 0 : 1;
    }
    return moved;
}

Result<Answer> accept(Session& session, const ChannelOptions& options)
{
    const auto found = moves(session, options);
    if (!found) {
        return found.error();
    }
    const auto move = std::find_if(found->begin(), found->end(), [&](const insight::ChannelMove& one) {
        return one.grade == options.grade && one.to == options.to;
    });
    if (move == found->end()) {
        return refused("No move of grade {} to {} is proposed now.", {options.grade, options.to});
    }
    const auto units = unitsToMove(session, options, *move);
    if (!units) {
        return units.error();
    }
    const std::string id = "AL-" + toIso(session.now()).substr(0, std::string_view("YYYY-MM-DD").size()) + "-" +
                           move->grade + "-" + move->to;
    const auto moved = moveAll(session, *units, domain::ChannelId(move->to),
                               id + ": " + (options.reason.empty() ? told(*move) : options.reason));
    if (!moved) {
        return moved.error();
    }
    return Answer{{{"id", id}, {"moved", *moved}},
                  std::to_string(*moved) + " units are meant for " + move->to + " now. Undo with: channel undo " + id +
                      "\n"};
}

Result<Answer> undo(Session& session, const ChannelOptions& options)
{
    const auto all = insight::allotments(session.station().reader());
    if (!all) {
        return all.error();
    }
    std::vector<domain::ItemId> units;
    for (const insight::Allotment& one : *all) {
        const auto item = session.item(domain::ItemId(one.item));
        const bool isHere =
            item && (item->standing == domain::Standing::inHouse || item->standing == domain::Standing::listed);
        if (isHere && one.reason.starts_with(options.id + ":")) {
            units.emplace_back(one.item);
        }
    }
    if (units.empty()) {
        return notFound("No unit in the house is meant for a channel by {}.", {options.id});
    }
    const auto moved = moveAll(session, units, std::nullopt, "Undone: " + options.id);
    return moved ? Result(Answer{{{"id", options.id}, {"moved", *moved}},
                                 std::to_string(*moved) + " units go by the policy again.\n"})
                 : moved.error();
}

} // namespace

void addChannelCommands(CLI::App& app, Plan& plan)
{
    CLI::App* channel =
        app.add_subcommand("channel", "How channels sell, and what should go where")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const ChannelOptions&)) {
        auto options = std::make_shared<ChannelOptions>();
        CLI::App* command = channel->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [counting, counted] =
        add("figures", "Units, unit-days, sales, speed and cover of each channel", figures);
    counting->add_option("--category", counted->category, "Only one category");
    counting->add_option("--days", counted->days, "So many days back")->check(CLI::Range(1, 3650));
    const auto [proposing, proposed] = add("propose", "Moves between channels for which the figures speak", propose);
    proposing->add_option("--category", proposed->category, "Only one category");
    const auto [accepting, accepted] = add("accept", "Do a proposed move: a lead's deed", accept);
    accepting->add_option("--grade", accepted->grade, "Grade of the move")->required();
    accepting->add_option("--to", accepted->to, "Channel of the move")->required();
    accepting->add_option("--category", accepted->category, "Only one category");
    accepting->add_option("--reason", accepted->reason, "Why; the figures by themselves");
    const auto [undoing, undone] = add("undo", "Take a move back, for the units that are still here", undo);
    undoing->add_option("id", undone->id, "Number of the move")->required();
}

} // namespace regrade::cli
