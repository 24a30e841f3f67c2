#include "cli/commands.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/saleledgers.h"
#include "insight/throughput.h"
#include "stations/participation.h"
#include "tables/tablefile.h"
#include "workstation/visitbook.h"

#include <charconv>

namespace regrade::cli {

namespace {

struct SayOptions {
    std::string tag;
    std::string file;
    std::string question;
    std::vector<std::string> options;
    std::string option;
    std::string source = "kiosk";
    std::string reason;
    std::string day;
    std::string bidder;
    std::string amount;
    std::string least;
    std::string step;
    std::string reserve;
    std::string until;
    std::string name;
    int votes = 1;
};

Result<Answer> afterSay(Session& session, const domain::ItemId& id)
{
    const auto item = session.item(id);
    if (!item) {
        return item.error();
    }
    Answer answer{{{"item", id.text()}}, id.text() + "\n"};
    if (item->poll) {
        nlohmann::json options = nlohmann::json::array();
        for (std::size_t i = 0; i < item->poll->votes.size(); ++i) {
            const domain::PollOption& option = item->poll->asked.options[i];
            options.push_back({{"id", option.id}, {"text", option.text}, {"votes", item->poll->votes[i]}});
            answer.text += "  " + option.id + "  " + option.text + "  " + std::to_string(item->poll->votes[i]) + "\n";
        }
        const auto& closed = item->poll->closed;
        answer.data["poll"] = {
            {"poll", item->poll->asked.poll},
            {"question", item->poll->asked.question},
            {"lastDay", item->poll->asked.lastDay},
            {"options", options},
            {"open", !closed},
            {"decided", closed && closed->option ? nlohmann::json(*closed->option) : nlohmann::json()}};
        answer.text += std::string("  poll ") + (closed ? "closed" : "open until " + item->poll->asked.lastDay) + "\n";
    }
    if (item->auction) {
        const auto& auction = *item->auction;
        answer.data["auction"] = {{"auction", auction.opened.auction},
                                  {"until", auction.opened.until},
                                  {"bids", auction.bids},
                                  {"best", auction.best ? domain::describe(auction.best->amount) : nullptr},
                                  {"open", !auction.closed},
                                  {"winner", auction.closed && auction.closed->bidder
                                                 ? nlohmann::json(*auction.closed->bidder)
                                                 : nlohmann::json()}};
        answer.text += "  auction: " + std::to_string(auction.bids) + " bids" +
                       (auction.best ? ", best " + toText(auction.best->amount) : std::string()) +
                       (auction.closed ? ", closed" : ", until " + auction.opened.until) + "\n";
    }
    answer.data["name"] = item->givenName;
    answer.text += item->givenName.empty() ? "" : "  named " + item->givenName + "\n";
    return answer;
}

Result<Answer> say(Session& session, const SayOptions& options,
                   const std::function<Result<domain::Events>(const domain::Item&, Time)>& deed)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, deed);
    return receipt ? afterSay(session, *id) : receipt.error();
}

Result<Answer> pollOpen(Session& session, const SayOptions& o)
{
    return say(session, o, [&](const domain::Item& item, Time now) {
        return stations::openPoll(item, session.policy(), {o.question, o.options, o.day}, now);
    });
}

Result<Answer> pollVote(Session& session, const SayOptions& o)
{
    return say(session, o, [&](const domain::Item& item, Time now) {
        return stations::countVotes(item, o.option, o.votes, o.source, now);
    });
}

/// A tally: columns option and votes. All rows or none.
Result<Answer> pollImport(Session& session, const SayOptions& o)
{
    auto file = tables::TableFile::open(o.file);
    if (!file) {
        return file.error();
    }
    std::vector<std::pair<std::string, int>> tally;
    std::optional<Error> fault;
    const auto read = file->each([&](const tables::TableRow& row) {
        std::string option;
        int votes = 0;
        for (std::size_t i = 0; i < row.headings.size(); ++i) {
            const std::string& cell = row.cells[i];
            if (row.headings[i] == "option") {
                option = cell;
            } else if (row.headings[i] == "votes") {
                const auto [end, bad] = std::from_chars(cell.data(), cell.data() + cell.size(), votes);
                votes = bad == std::errc() && end == cell.data() + cell.size() ? votes : 0;
            }
        }
        if (row.flaw || option.empty() || votes < 1) {
            fault = row.flaw ? *row.flaw
                             : invalid("Row {} needs an answer in \"option\" and a number above zero in \"votes\".",
                                       {std::to_string(row.number)});
            return false;
        }
        tally.emplace_back(option, votes);
        return true;
    });
    if (fault || !read) {
        return fault ? *fault : read.error();
    }
    return say(session, o, [&](const domain::Item& item, Time now) {
        domain::Events events;
        for (const auto& [option, votes] : tally) {
            const auto counted = stations::countVotes(item, option, votes, o.source, now);
            if (!counted) {
                return counted;
            }
            events.insert(events.end(), counted->begin(), counted->end());
        }
        return Result<domain::Events>(events);
    });
}

Result<Answer> pollClose(Session& session, const SayOptions& o)
{
    return say(session, o, [&](const domain::Item& item, Time now) {
        return stations::closePoll(item, o.option.empty() ? std::nullopt : std::optional(o.option), o.reason, now);
    });
}

Result<Answer> showSay(Session& session, const SayOptions& o)
{
    const auto id = itemFrom(o.tag);
    return id ? afterSay(session, *id) : id.error();
}

Result<Answer> auctionOpen(Session& session, const SayOptions& o)
{
    const auto least = parseMoney(o.least);
    const auto step = least ? parseMoney(o.step) : least;
    const auto reserve = step && !o.reserve.empty() ? parseMoney(o.reserve) : step;
    if (!reserve) {
        return reserve.error();
    }
    const stations::AuctionForm form{*least, *step, o.reserve.empty() ? std::nullopt : std::optional(*reserve),
                                     o.until};
    return say(session, o, [&](const domain::Item& item, Time now) {
        return stations::openAuction(item, session.policy(), form, now);
    });
}

Result<Answer> auctionBid(Session& session, const SayOptions& o)
{
    const auto amount = parseMoney(o.amount);
    if (!amount) {
        return amount.error();
    }
    return say(session, o,
               [&](const domain::Item& item, Time now) { return stations::placeBid(item, o.bidder, *amount, now); });
}

Result<Answer> auctionClose(Session& session, const SayOptions& o)
{
    return say(session, o, [&](const domain::Item& item, Time now) {
        return stations::closeAuction(item, session.policy(), o.name, now);
    });
}

Result<Answer> compareSay(Session& session)
{
    const auto figures = insight::participation(session.station().reader());
    if (!figures) {
        return figures.error();
    }
    Answer answer{{{"with", shareJson(figures->with)}, {"without", shareJson(figures->without)}},
                  "came back, with a say of followers: " + shareText(figures->with) +
                      "\ncame back, without: " + shareText(figures->without) + "\n"};
    if (figures->difference) {
        const auto& [low, high] = *figures->difference;
        const bool shown = low > 0.0 || high < 0.0;
        answer.data["difference"] = {{"low", low}, {"high", high}, {"shown", shown}};
        answer.text += "difference " + decimals(100.0 * low, 1) + " to " + decimals(100.0 * high, 1) +
                       " points: " + (shown ? "shown" : "no difference shown") + "\n";
    }
    return answer;
}

struct VisitOptions {
    std::string slot;
    std::string guest;
    std::string begin;
    int minutes = 60;
    int capacity = 8;
};

workstation::VisitBook bookOf(Session& session)
{
    return {session.station().places().data, session.sharedPolicy(), session.station().clock()};
}

nlohmann::json slotJson(const workstation::VisitSlot& slot)
{
    nlohmann::json guests = nlohmann::json::array();
    for (const workstation::Guest& guest : slot.guests) {
        guests.push_back({{"guest", guest.code}, {"agreed", guest.agreed}});
    }
    return {{"visit", slot.id},
            {"begin", slot.begin},
            {"minutes", slot.minutes},
            {"capacity", slot.capacity},
            {"guests", guests}};
}

Result<Answer> listVisits(Session& session, const VisitOptions&)
{
    const auto slots = bookOf(session).slots();
    if (!slots) {
        return slots.error();
    }
    Answer answer{nlohmann::json::array(), ""};
    for (const workstation::VisitSlot& slot : *slots) {
        answer.data.push_back(slotJson(slot));
        answer.text += slot.id + "  " + slot.begin + "  " + std::to_string(slot.minutes) + " min  " +
                       std::to_string(slot.guests.size()) + " of " + std::to_string(slot.capacity) + "\n";
    }
    return answer;
}

Result<Answer> openVisit(Session& session, const VisitOptions& o)
{
    const auto slot = bookOf(session).open(o.begin, o.minutes, o.capacity);
    return slot ? Result<Answer>(Answer{slotJson(*slot), "Visit " + slot->id + " at " + slot->begin + "\n"})
                : slot.error();
}

Result<Answer> bookVisit(Session& session, const VisitOptions& o)
{
    const auto code = bookOf(session).book(o.slot);
    return code ? Result<Answer>(Answer{{{"visit", o.slot}, {"guest", *code}}, "Guest " + *code + "\n"}) : code.error();
}

/// What a visitor may see on a screen: how many units stand where, and nobody's name.
Result<Answer> tour(Session& session, const VisitOptions&)
{
    const auto overview = insight::overview(session.station().reader(), session.now(), std::nullopt,
                                            session.policy().limits.ageLimitDays);
    if (!overview) {
        return overview.error();
    }
    Answer answer{{{"stages", nlohmann::json::array()}}, ""};
    for (const auto& count : overview->byStage) {
        const rules::StageRow* stage = session.policy().findStage(domain::StageId(count.key));
        const std::string name = stage == nullptr ? count.key : stage->name.en;
        answer.data["stages"].push_back({{"stage", count.key}, {"name", name}, {"units", count.units}});
        answer.text += name + "  " + std::to_string(count.units) + "\n";
    }
    return answer;
}

template <Result<void> (workstation::VisitBook::*deed)(const std::string&)>
Result<Answer> guestDeed(Session& session, const VisitOptions& o)
{
    auto book = bookOf(session);
    const auto done = (book.*deed)(o.guest);
    return done ? Result<Answer>(Answer{{{"guest", o.guest}}, "Guest " + o.guest + ": noted.\n"}) : done.error();
}

Result<Answer> admitGuest(Session& session, const VisitOptions& o)
{
    const auto may = bookOf(session).admit(o.guest);
    return may ? Result<Answer>(
                     Answer{{{"guest", o.guest}, {"admitted", true}}, "Guest " + o.guest + " may come in.\n"})
               : may.error();
}

} // namespace

void addParticipationCommands(CLI::App& app, Plan& plan)
{
    using Say = Result<Answer> (*)(Session&, const SayOptions&);
    const auto sayIn = [&plan](CLI::App* group, const char* name, const char* help, Say body) {
        auto options = std::make_shared<SayOptions>();
        CLI::App* command = group->add_subcommand(name, help);
        command->add_option("tag", options->tag, "The unit")->required();
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    CLI::App* poll = app.add_subcommand("poll", "Followers say how a unit is treated")->require_subcommand(1);
    const auto [asking, asked] = sayIn(poll, "open", "Ask", pollOpen);
    asking->add_option("--question", asked->question, "What is asked")->required();
    asking->add_option("--option", asked->options, "An answer; two to eight")->required();
    asking->add_option("--last-day", asked->day, "YYYY-MM-DD")->required();
    const auto [voting, voted] = sayIn(poll, "vote", "Count votes", pollVote);
    voting->add_option("--option", voted->option, "Number of the answer")->required();
    voting->add_option("--votes", voted->votes, "So many")->capture_default_str();
    voting->add_option("--source", voted->source, "Where they were given")->capture_default_str();
    const auto [importing, imported] = sayIn(poll, "import", "Take a tally over: columns option and votes", pollImport);
    importing->add_option("file", imported->file, "CSV or JSON")->required();
    importing->add_option("--source", imported->source, "Where they were given")->capture_default_str();
    const auto [ending, ended] = sayIn(poll, "close", "Decide by the votes", pollClose);
    ending->add_option("--option", ended->option, "Of answers with as many votes, this one");
    ending->add_option("--reason", ended->reason, "Why: before its last day, or to break a tie");
    sayIn(poll, "show", "The poll about a unit, and the auction of its name", showSay);

    CLI::App* auction = app.add_subcommand("auction", "The right to name a unit")->require_subcommand(1);
    const auto [opening, opened] = sayIn(auction, "open", "Open an auction", auctionOpen);
    opening->add_option("--least", opened->least, "Least bid")->required();
    opening->add_option("--step", opened->step, "Least step")->required();
    opening->add_option("--reserve", opened->reserve, "Under it nobody wins");
    opening->add_option("--until", opened->until, "ISO time (UTC)")->required();
    const auto [bidding, bid] = sayIn(auction, "bid", "Take a bid", auctionBid);
    bidding->add_option("--bidder", bid->bidder, "A code, never a name")->required();
    bidding->add_option("--amount", bid->amount, "The bid")->required();
    const auto [closing, closed] = sayIn(auction, "close", "End it, and name the unit", auctionClose);
    closing->add_option("--name", closed->name, "The winner's name for it, once you have looked at it");

    CLI::App* participation = app.add_subcommand("participation", "Units that followers had a say in, and the others");
    participation->callback([&plan] { plan.command = inSession(plan, compareSay); });

    CLI::App* visit = app.add_subcommand("visit", "Visits to the house")->require_subcommand(1);
    using Visit = Result<Answer> (*)(Session&, const VisitOptions&);
    const auto visitIn = [&plan, visit](const char* name, const char* help, Visit body) {
        auto options = std::make_shared<VisitOptions>();
        CLI::App* command = visit->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [slotting, slotted] = visitIn("open", "Open a visit", openVisit);
    slotting->add_option("--begin", slotted->begin, "ISO time (UTC)")->required();
    slotting->add_option("--minutes", slotted->minutes, "How long")->capture_default_str();
    slotting->add_option("--places", slotted->capacity, "How many guests")->capture_default_str();
    const auto [booking, booked] = visitIn("book", "Book a place; the guest gets a code", bookVisit);
    booking->add_option("visit", booked->slot, "Number of the visit")->required();
    for (const auto& [name, help, body] :
         {std::tuple("agree", "The guest agrees to the rules of the house", &guestDeed<&workstation::VisitBook::agree>),
          std::tuple("cancel", "The guest does not come", &guestDeed<&workstation::VisitBook::cancel>),
          std::tuple("admit", "Whether the guest may come in now", &admitGuest)}) {
        const auto [command, options] = visitIn(name, help, body);
        command->add_option("guest", options->guest, "Code of the guest")->required();
    }
    visitIn("list", "Visits to come", listVisits);
    visitIn("tour", "What a visitor may see on a screen", tour);
}

} // namespace regrade::cli
