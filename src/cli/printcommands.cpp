#include "cli/commands.h"

#include "store/printbook.h"

#include <algorithm>
#include <iterator>

namespace regrade::cli {

namespace {

constexpr int kQueueRows = 500;

nlohmann::json asJson(const workers::Printer& printer)
{
    return {{"name", printer.name},
            {"language", workers::nameOf(printer.language)},
            {"address", printer.address},
            {"dpi", printer.dpi},
            {"templates", nlohmann::json(printer.templates)}};
}

std::string lineOf(const workers::Printer& printer)
{
    return printer.name + "  " + std::string(workers::nameOf(printer.language)) + "  " + printer.address + "  " +
           std::to_string(printer.dpi) + " dpi\n";
}

nlohmann::json asJson(const store::PrintJob& job)
{
    nlohmann::json row{{"number", job.number},
                       {"state", store::nameOf(job.state)},
                       {"printer", job.printer},
                       {"title", job.title},
                       {"copy", job.copy},
                       {"void", job.isVoid},
                       {"tries", job.tries},
                       {"made", toIso(job.madeAt)},
                       {"changed", toIso(job.changedAt)}};
    row["unit"] = job.unit ? nlohmann::json(job.unit->text()) : nlohmann::json();
    row["label"] = job.label ? nlohmann::json(domain::nameOf(*job.label)) : nlohmann::json();
    row["reason"] = job.reason ? nlohmann::json(job.reason->what()) : nlohmann::json();
    return row;
}

std::string lineOf(const store::PrintJob& job)
{
    std::string line = std::to_string(job.number) + "  " + std::string(store::nameOf(job.state)) +
                       (job.isVoid ? " (void)" : "") + "  " + job.printer + "  " + job.title;
    if (job.unit && job.label) {
        line += "  " + job.unit->text() + "  " + std::string(domain::nameOf(*job.label)) + " label, copy " +
                std::to_string(job.copy);
    }
    return line + (job.reason ? "  " + job.reason->what() : "") + '\n';
}

struct PrinterOptions {
    workers::PrinterForm form;
    std::vector<std::string> templates;
};

/// "sale=box": the label and the name of its template.
Result<void> takeTemplates(PrinterOptions& options)
{
    for (const std::string& text : options.templates) {
        const auto equals = text.find('=');
        if (equals == std::string::npos) {
            return invalid("\"{}\" is no template of a label: give it as sale=NAME or intake=NAME.", {text});
        }
        options.form.templates[text.substr(0, equals)] = text.substr(equals + 1);
    }
    return {};
}

Result<Answer> addPrinter(Session& session, PrinterOptions options)
{
    if (const auto taken = takeTemplates(options); !taken) {
        return taken.error();
    }
    if (const auto added = session.station().prints().addPrinter(options.form); !added) {
        return added.error();
    }
    const workers::Printer printer = session.station().prints().printers().back();
    return Answer{asJson(printer), "Added: " + lineOf(printer)};
}

Result<Answer> listPrinters(Session& session)
{
    Answer answer{nlohmann::json::array(), {}};
    for (const workers::Printer& printer : session.station().prints().printers()) {
        answer.data.push_back(asJson(printer));
        answer.text += lineOf(printer);
    }
    if (answer.text.empty()) {
        answer.text = "No printer is set up. Labels are written as PDF files.\n";
    }
    return answer;
}

Result<Answer> removePrinter(Session& session, const std::string& name)
{
    if (const auto removed = session.station().prints().removePrinter(name); !removed) {
        return removed.error();
    }
    return Answer{{{"removed", name}}, "Removed: " + name + ". What waits for it stays in the print queue.\n"};
}

/// Works through the queue, or says that the open program does.
Result<Answer> sendNow(Session& session)
{
    const auto round = session.station().printNow();
    if (!round && round.error().code != ErrorCode::refused) {
        return round.error();
    }
    const auto counts = store::printCounts(session.station().reader());
    if (!counts) {
        return counts.error();
    }
    nlohmann::json data{{"waiting", counts->waiting}, {"unsure", counts->unsure}, {"printing", !round}};
    data["sent"] = round ? round->sent : 0;
    std::string text = round ? std::to_string(round->sent) + " sent, " : round.error().what() + ' ';
    text += std::to_string(counts->waiting) + " waiting, " + std::to_string(counts->unsure) + " unsure.\n";
    return Answer{std::move(data), std::move(text)};
}

/// The row of the queue after something was done to it.
Result<Answer> rowOf(Session& session, std::int64_t number)
{
    const auto job = store::printJob(session.station().reader(), number);
    return job ? Result<Answer>(Answer{asJson(*job), lineOf(*job)}) : job.error();
}

Result<Answer> testPrinter(Session& session, const std::string& name)
{
    const auto number = waitFor<std::int64_t>(
        [&](auto done) { session.station().prints().printTest(name, session.author(), std::move(done)); });
    if (!number) {
        return number.error();
    }
    if (const auto sent = sendNow(session); !sent) {
        return sent.error();
    }
    return rowOf(session, *number);
}

struct PrintOptions {
    std::string tag;
    std::string label = "intake";
    workers::LabelOrder order;
};

Result<Answer> printLabel(Session& session, PrintOptions options)
{
    const auto id = itemFrom(options.tag);
    const auto label = domain::labelKindFrom(options.label);
    if (!id || !label) {
        return !id ? id.error() : label.error();
    }
    if (const auto item = session.item(*id); !item) {
        return item.error();
    }
    options.order.label = *label;
    const auto receipt = waitFor<workers::Receipt>([&](auto done) {
        session.station().prints().print(*id, options.order, {}, session.author(), std::move(done));
    });
    if (!receipt) {
        return receipt.error();
    }
    const auto job = store::newestPrint(session.station().reader(), *id);
    if (!job || !*job) {
        return !job ? job.error() : notFound("The label is not in the print queue.");
    }
    return Answer{asJson(**job), lineOf(**job)};
}

Result<Answer> showQueue(Session& session)
{
    const auto jobs = store::prints(session.station().reader(), kQueueRows);
    if (!jobs) {
        return jobs.error();
    }
    Answer answer{nlohmann::json::array(), {}};
    for (const store::PrintJob& job : *jobs) {
        answer.data.push_back(asJson(job));
        answer.text += lineOf(job);
    }
    if (answer.text.empty()) {
        answer.text = "The print queue is empty.\n";
    }
    return answer;
}

Result<Answer> printAgain(Session& session, std::int64_t number, const std::string& language)
{
    const auto before = store::printJob(session.station().reader(), number);
    if (!before) {
        return before.error();
    }
    const auto done = waitFor<void>(
        [&](auto answer) { session.station().prints().again(number, language, session.author(), std::move(answer)); });
    if (!done) {
        return done.error();
    }
    const auto jobs = store::prints(session.station().reader(), kQueueRows);
    if (!jobs) {
        return jobs.error();
    }
    const auto newest = std::max_element(jobs->begin(), jobs->end(),
                                         [](const auto& one, const auto& other) { return one.number < other.number; });
    Answer answer{asJson(*newest), lineOf(*newest)};
    if (before->unit) {
        answer.text += "Copy " + std::to_string(before->copy) + " is void: destroy it.\n";
    }
    return answer;
}

Result<Answer> cancelPrint(Session& session, std::int64_t number)
{
    const auto done = waitFor<void>(
        [&](auto answer) { session.station().prints().cancel(number, session.author(), std::move(answer)); });
    return done ? rowOf(session, number) : done.error();
}

Result<Answer> confirmPrint(Session& session, const std::string& tag)
{
    const auto id = itemFrom(tag);
    if (!id) {
        return id.error();
    }
    const auto confirmed = waitFor<bool>(
        [&](auto answer) { session.station().prints().noteScan(*id, session.author(), std::move(answer)); });
    if (!confirmed) {
        return confirmed.error();
    }
    if (!*confirmed) {
        return refused("No label of {} waits to be scanned back.", {id->text()});
    }
    const auto job = store::newestPrint(session.station().reader(), *id);
    return job && *job ? Result<Answer>(Answer{asJson(**job), lineOf(**job)})
                       : Result<Answer>(notFound("The label is not in the print queue."));
}

void addPrinterCommands(CLI::App& app, Plan& plan)
{
    CLI::App* printer = app.add_subcommand("printer", "The printers of this station")->require_subcommand(1);

    auto added = std::make_shared<PrinterOptions>();
    CLI::App* add = printer->add_subcommand("add", "Set a printer up");
    add->add_option("name", added->form.name, "How people call it")->required();
    add->add_option("--address", added->form.address, "host:port (9100 at most printers), or a folder's whole path")
        ->required();
    add->add_option("--language", added->form.language, "pdf or zpl")->capture_default_str();
    add->add_option("--dpi", added->form.dpi, "Dots per inch")->capture_default_str();
    add->add_option("--template", added->templates, "intake=NAME or sale=NAME: the labels that it prints");
    add->callback([&plan, added] {
        plan.command = inSession(plan, [added](Session& session) { return addPrinter(session, *added); });
    });

    printer->add_subcommand("list", "Which printers are set up")->callback([&plan] {
        plan.command = inSession(plan, &listPrinters);
    });

    auto named = std::make_shared<std::string>();
    CLI::App* remove = printer->add_subcommand("remove", "Take a printer away");
    remove->add_option("name", *named, "The printer")->required();
    remove->callback([&plan, named] {
        plan.command = inSession(plan, [named](Session& session) { return removePrinter(session, *named); });
    });
    CLI::App* test = printer->add_subcommand("test", "Print a test label");
    test->add_option("name", *named, "The printer")->required();
    test->callback([&plan, named] {
        plan.command = inSession(plan, [named](Session& session) { return testPrinter(session, *named); });
    });
}

} // namespace

void addPrintCommands(CLI::App& app, Plan& plan)
{
    addPrinterCommands(app, plan);
    CLI::App* print = app.add_subcommand("print", "Print labels, and see what came of it")->require_subcommand(1);

    auto wanted = std::make_shared<PrintOptions>();
    CLI::App* label = print->add_subcommand("label", "Log a unit's label and hand it in for printing");
    label->add_option("tag", wanted->tag, "The unit's tag")->required();
    label->add_option("--label", wanted->label, "intake or sale")->capture_default_str();
    label->add_option("--printer", wanted->order.printer, "Else the one that has a template for it, else the first");
    label->add_option("--language", wanted->order.language, "Language of the paper")
        ->check(CLI::IsMember({"en", "zh"}))
        ->capture_default_str();
    label->callback([&plan, wanted] {
        plan.command = inSession(plan, [wanted](Session& session) { return printLabel(session, *wanted); });
    });

    print->add_subcommand("queue", "What waits, what is out, what is unsure")->callback([&plan] {
        plan.command = inSession(plan, &showQueue);
    });
    print->add_subcommand("send", "Work through the queue now; the program need not be open")->callback([&plan] {
        plan.command = inSession(plan, &sendNow);
    });

    auto number = std::make_shared<std::int64_t>(0);
    auto language = std::make_shared<std::string>("en");
    CLI::App* again = print->add_subcommand("again", "Print a label again: the copy before is void");
    again->add_option("number", *number, "Its number in the queue")->required();
    again->add_option("--language", *language, "Language of the paper")
        ->check(CLI::IsMember({"en", "zh"}))
        ->capture_default_str();
    again->callback([&plan, number, language] {
        plan.command =
            inSession(plan, [number, language](Session& session) { return printAgain(session, *number, *language); });
    });
    CLI::App* cancel = print->add_subcommand("cancel", "Take a label out of the queue");
    cancel->add_option("number", *number, "Its number in the queue")->required();
    cancel->callback([&plan, number] {
        plan.command = inSession(plan, [number](Session& session) { return cancelPrint(session, *number); });
    });
    auto tag = std::make_shared<std::string>();
    CLI::App* confirm = print->add_subcommand("confirm", "The label's code was scanned: it is there");
    confirm->add_option("tag", *tag, "What the scanner read")->required();
    confirm->callback([&plan, tag] {
        plan.command = inSession(plan, [tag](Session& session) { return confirmPrint(session, *tag); });
    });
}

} // namespace regrade::cli
