#include "cli/commands.h"
#include "cli/pricing.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/channels.h"
#include "workstation/channelmoves.h"

#include <algorithm>

namespace regrade::cli {

namespace {

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

nlohmann::json capacityOf(const Session& session, const std::string& channel)
{
    const rules::ChannelRow* row = session.policy().findChannel(domain::ChannelId(channel));
    return row != nullptr && row->capacity ? nlohmann::json(*row->capacity) : nlohmann::json();
}

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
             {"capacity", capacityOf(session, one.channel)},
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

Result<Answer> propose(Session& session, const ChannelOptions& options)
{
    const auto found =
        workstation::channelMoves(session.station(), session.station().reader(), wanted(options.category));
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
        answer.text += "Proposed, " + workstation::moveText(move) + ".\n";
    }
    if (found->empty()) {
        answer.text = "Nothing is proposed: no other channel is shown to be worth more.\n";
    }
    return answer;
}

Result<Answer> accept(Session& session, const ChannelOptions& options)
{
    const auto found =
        workstation::channelMoves(session.station(), session.station().reader(), wanted(options.category));
    if (!found) {
        return found.error();
    }
    const auto move = std::find_if(found->begin(), found->end(), [&](const insight::ChannelMove& one) {
        return one.grade == options.grade && one.to == options.to;
    });
    if (move == found->end()) {
        return refused("No move of grade {} to {} is proposed now.", {options.grade, options.to});
    }
    const auto done = workstation::acceptMove(session.station(), session.station().reader(), *move,
                                              wanted(options.category), options.reason, session.author());
    if (!done) {
        return done.error();
    }
    return Answer{{{"id", done->id}, {"moved", done->moved}},
                  std::to_string(done->moved) + " units are meant for " + move->to + " now. Undo with: channel undo " +
                      done->id + "\n"};
}

Result<Answer> undo(Session& session, const ChannelOptions& options)
{
    const auto moved =
        workstation::undoMove(session.station(), session.station().reader(), options.id, session.author());
    return moved ? Result(Answer{{{"id", options.id}, {"moved", *moved}},
                                 std::to_string(*moved) + " units go by the policy again.\n"})
                 : moved.error();
}

Result<Answer> sweep(Session& session, const ChannelOptions&)
{
    const auto moved = workstation::moveByItself(session.station(), session.author());
    if (!moved) {
        return moved.error();
    }
    const bool isAutomatic = session.policy().limits.allocationAuto;
    return Answer{{{"automatic", isAutomatic}, {"moved", *moved}},
                  isAutomatic ? std::to_string(*moved) + " units are meant for another channel now.\n"
                              : "Nothing is moved by itself: allocation_auto is off in limits.json.\n"};
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
    add("sweep", "Do what is proposed by itself, where the policy says so", sweep);
    const auto [undoing, undone] = add("undo", "Take a move back, for the units that are still here", undo);
    undoing->add_option("id", undone->id, "Number of the move")->required();
}

} // namespace regrade::cli
