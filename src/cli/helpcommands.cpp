#include "cli/commands.h"

#include "passport/help.h"
#include "passport/knownstations.h"
#include "stations/help.h"
#include "vision/photofile.h"

#include <opencv2/core/mat.hpp>

namespace regrade::cli {

namespace {

struct HelpOptions {
    std::string tag;
    std::string words;
    std::string step;
    std::vector<std::string> photos;
    std::string to;
    std::string file;
    std::string key;
    std::string name;
};

passport::KnownStations knownStations(Session& session)
{
    return passport::KnownStations(session.station().places().data / "known-stations.txt");
}

/// Where a pack goes that nobody chose a place for.
Result<std::filesystem::path> placeFor(Session& session, const std::string& to, passport::PackKind kind,
                                       const std::string& unit)
{
    if (!to.empty()) {
        return std::filesystem::path(to);
    }
    const auto folder = session.station().places().data / "help";
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) {
        return storageError("The folder {} could not be made.", {folder.string()}, fault.message());
    }
    return folder / passport::packName(kind, unit, session.now());
}

Result<std::vector<domain::PhotoRef>> archived(Session& session, const std::vector<std::string>& files)
{
    std::vector<domain::PhotoRef> photos;
    for (const std::string& file : files) {
        const auto bytes = readFile(file);
        const auto image = bytes ? vision::decodePhoto(*bytes) : Result<cv::Mat>(bytes.error());
        const auto jpeg = image ? vision::encodeJpeg(*image) : Result<std::vector<std::byte>>(image.error());
        const auto hash = jpeg ? session.station().photos().put(*jpeg, "jpg") : Result<domain::PhotoHash>(jpeg.error());
        if (!hash) {
            return hash.error();
        }
        photos.push_back({*hash, "question", image->cols, image->rows});
    }
    return photos;
}

Result<Answer> ask(Session& session, const HelpOptions& options)
{
    const auto id = itemFrom(options.tag);
    const auto photos = id ? archived(session, options.photos) : Result<std::vector<domain::PhotoRef>>(id.error());
    const auto to = photos ? placeFor(session, options.to, passport::PackKind::question, id->text())
                           : Result<std::filesystem::path>(photos.error());
    if (!to) {
        return to.error();
    }
    const std::string ticket = passport::newTicket();
    const auto step = options.step.empty() ? std::nullopt : std::optional(domain::StepId(options.step));
    const auto receipt = session.perform(*id, [&](const domain::Item& item, Time) {
        return stations::askHelp(item, {ticket, options.words, step, *photos});
    });
    const auto item = receipt ? session.item(*id) : Result<domain::Item>(receipt.error());
    const auto history =
        item ? session.history(domain::subjectOf(*id)) : Result<std::vector<store::RecordedEvent>>(item.error());
    if (!history) {
        return history.error();
    }
    auto& station = session.station();
    const auto written = passport::writeTicket(
        {*item, *history, session.sharedPolicy(), station.station(), session.now()},
        std::get<domain::HelpAsked>(receipt->events.front().event), station.photos(), station.key(), *to);
    if (!written) {
        return written.error();
    }
    return Answer{{{"item", id->text()}, {"ticket", ticket}, {"file", to->string()}, {"absent", written->absent}},
                  "Question on record and in " + to->string() + "\n"};
}

nlohmann::json describe(const domain::Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

/// Who signed, as far as this station knows.
std::string signerOf(Session& session, const std::string& key)
{
    if (key == session.station().key().publicKey()) {
        return "this station";
    }
    const auto known = knownStations(session).find(key);
    return known ? known->name : std::string();
}

Result<Answer> open(Session& session, const HelpOptions& options)
{
    const auto pack = passport::PackReader::open(options.file);
    const auto ticket = pack ? passport::openTicket(*pack) : Result<passport::OpenedTicket>(pack.error());
    if (!ticket) {
        return ticket.error();
    }
    const std::string signer = signerOf(session, ticket->pack.key);
    nlohmann::json steps = nlohmann::json::array();
    std::string text = ticket->product + " (" + ticket->pack.seal.unit + "), station " + ticket->pack.seal.station +
                       (signer.empty() ? ", whose key is not known here" : ", key of " + signer) + "\n";
    for (const auto& step : ticket->steps) {
        steps.push_back({{"stage", describe(step.stage)},
                         {"name", describe(step.name)},
                         {"passed", step.passed},
                         {"value", step.value},
                         {"note", step.note}});
        text += (step.passed ? "  passed  " : "  failed  ") + step.name.en + " " + step.value + "\n";
    }
    text +=
        "Question (" + (ticket->step.en.empty() ? ticket->stage.en : ticket->step.en) + "): " + ticket->question + "\n";
    return Answer{{{"ticket", ticket->ticket},
                   {"item", ticket->pack.seal.unit},
                   {"station", ticket->pack.seal.station},
                   {"key", ticket->pack.key},
                   {"signer", signer},
                   {"product", ticket->product},
                   {"grade", ticket->grade},
                   {"stage", describe(ticket->stage)},
                   {"step", describe(ticket->step)},
                   {"question", ticket->question},
                   {"steps", steps},
                   {"photos", ticket->photos}},
                  text};
}

Result<Answer> answer(Session& session, const HelpOptions& options)
{
    const auto pack = passport::PackReader::open(options.file);
    const auto ticket = pack ? passport::openTicket(*pack) : Result<passport::OpenedTicket>(pack.error());
    if (!ticket) {
        return ticket.error();
    }
    passport::AnswerForm form{options.words, {}, session.station().station(), session.now()};
    for (const std::string& file : options.photos) {
        auto bytes = readFile(file);
        if (!bytes) {
            return bytes.error();
        }
        form.photos.push_back(*std::move(bytes));
    }
    const auto to = placeFor(session, options.to, passport::PackKind::answer, ticket->pack.seal.unit);
    const auto written =
        to ? passport::writeAnswer(*ticket, form, session.station().key(), *to) : Result<void>(to.error());
    if (!written) {
        return written.error();
    }
    return Answer{{{"ticket", ticket->ticket}, {"file", to->string()}}, "Answer in " + to->string() + "\n"};
}

Result<Answer> take(Session& session, const HelpOptions& options)
{
    const auto pack = passport::PackReader::open(options.file);
    const auto opened = pack ? passport::openAnswer(*pack) : Result<passport::OpenedAnswer>(pack.error());
    if (!opened) {
        return opened.error();
    }
    const auto id = itemFrom(opened->pack.seal.unit);
    const auto history =
        id ? session.history(domain::subjectOf(*id)) : Result<std::vector<store::RecordedEvent>>(id.error());
    if (!history) {
        return history.error();
    }
    const auto asked = passport::askedIn(*history, opened->ticket);
    if (!asked) {
        return asked.error();
    }
    if (const auto believed = knownStations(session).requireKnown(opened->pack.key, session.station().key());
        !believed) {
        return believed.error();
    }
    const auto photos = passport::archivePictures(*pack, *opened, session.station().photos());
    if (!photos) {
        return photos.error();
    }
    const stations::HelpAnswer taken{opened->ticket, opened->answer, domain::StationId(opened->pack.seal.station),
                                     opened->pack.key, *photos};
    const auto receipt =
        session.perform(*id, [&](const domain::Item& item, Time) { return stations::takeAnswer(item, *asked, taken); });
    if (!receipt) {
        return receipt.error();
    }
    return Answer{{{"item", id->text()},
                   {"ticket", opened->ticket},
                   {"station", opened->pack.seal.station},
                   {"answer", opened->answer},
                   {"photos", photos->size()}},
                  "Answer of station " + opened->pack.seal.station + " on record: " + opened->answer + "\n"};
}

Result<Answer> tellKey(Session& session, const HelpOptions&)
{
    const std::string& key = session.station().key().publicKey();
    return Answer{{{"station", session.station().station().text()}, {"key", key}}, key + "\n"};
}

Result<Answer> trust(Session& session, const HelpOptions& options)
{
    const auto added = knownStations(session).add({options.key, options.name});
    return added ? Result(Answer{{{"key", options.key}, {"name", options.name}},
                                 "Answers signed by " + options.name + " are believed from now on.\n"})
                 : added.error();
}

} // namespace

void addHelpCommands(CLI::App& app, Plan& plan)
{
    CLI::App* help = app.get_subcommand("help");
    const auto add = [&](const char* name, const char* told, Result<Answer> (*body)(Session&, const HelpOptions&)) {
        auto options = std::make_shared<HelpOptions>();
        CLI::App* command = help->add_subcommand(name, told);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [asking, question] = add("ask", "Write a question about a unit's work for another site", ask);
    asking->add_option("tag", question->tag, "The unit's tag")->required();
    asking->add_option("--question", question->words, "What you want to know")->required();
    asking->add_option("--step", question->step, "The step that it is about");
    asking->add_option("--photo", question->photos, "Photo file");
    asking->add_option("--to", question->to, "File ending in .zip; without it, in the data folder");
    const auto [opening, ticket] = add("open", "Read a question of another site; nothing is recorded here", open);
    opening->add_option("file", ticket->file, "The question's file")->required();
    const auto [answering, reply] = add("answer", "Write the answer to a question of another site", answer);
    answering->add_option("file", reply->file, "The question's file")->required();
    answering->add_option("--answer", reply->words, "The answer")->required();
    answering->add_option("--photo", reply->photos, "Photo file");
    answering->add_option("--to", reply->to, "File ending in .zip; without it, in the data folder");
    const auto [taking, received] = add("take", "Put the answer of another site on the unit's record", take);
    taking->add_option("file", received->file, "The answer's file")->required();
    add("key", "The key that other sites know this station by", tellKey);
    const auto [trusting, known] = add("trust", "Believe the answers that are signed with a key", trust);
    trusting->add_option("key", known->key, "Key, as the other site's help key tells")->required();
    trusting->add_option("--name", known->name, "Whose key it is")->required();
}

} // namespace regrade::cli
