#include "cli/commands.h"

#include "insight/arrivals.h"
#include "store/announcedbook.h"
#include "tables/csvtext.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <unistd.h>

namespace regrade::cli {

namespace {

constexpr int kShownRows = 50;
constexpr int kSomeRows = 1'000;

volatile std::sig_atomic_t interrupted = 0;

struct ListOptions {
    std::string file;
    std::string encoding;
    std::string flaws;
    std::string owner;
};

/// Ctrl+C stops; a terminal sees how far it is.
workstation::AnnouncedLists::GoOn progress()
{
    std::signal(SIGINT, [](int) { interrupted = 1; });
    const bool isShown = isatty(STDERR_FILENO) != 0;
    return [isShown, shown = -1](double done) mutable {
        if (const int percent = static_cast<int>(done * 100); isShown && percent != shown) {
            shown = percent;
            std::cerr << '\r' << percent << " %" << (percent >= 100 ? "\n" : "") << std::flush;
        }
        return interrupted == 0;
    };
}

stations::ListOrder orderOf(const ListOptions& options)
{
    return {options.file, options.encoding,
            options.owner.empty() ? std::nullopt : std::optional(domain::OwnerId(options.owner))};
}

/// What is wrong, as a table that a spreadsheet opens beside the list.
Result<void> writeFlaws(const std::string& path, const stations::ListLook& look)
{
    std::ofstream file(path, std::ios::binary);
    file << tables::kByteOrderMark << tables::csvRow({"row", "column", "value", "problem"});
    for (const stations::CellFlaw& flaw : look.flaws) {
        file << tables::csvRow({std::to_string(flaw.row), flaw.column, flaw.value, flaw.error.what()});
    }
    file.flush();
    return file ? Result<void>() : Result<void>(storageError("The file {} cannot be written.", {path}));
}

std::string lineOf(const stations::CellFlaw& flaw)
{
    std::string line = "  row " + std::to_string(flaw.row);
    if (!flaw.column.empty()) {
        line += ", " + flaw.column + (flaw.value.empty() ? "" : " \"" + flaw.value + "\"");
    }
    return line + ": " + flaw.error.what() + '\n';
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words) {
        all += (all.empty() ? "" : ", ") + word;
    }
    return all;
}

Answer described(const stations::ListLook& look)
{
    Answer answer{{{"encoding", look.encoding},
                   {"format", look.isJson ? "json" : "csv"},
                   {"separator", look.separator},
                   {"rows", look.rows},
                   {"units", look.units},
                   {"known", look.known},
                   {"duplicates", look.duplicates},
                   {"unregistered", look.unregistered},
                   {"unregisteredProducts", look.unregisteredProducts},
                   {"unusedColumns", look.unused},
                   {"flawed", look.flawed},
                   {"flaws", nlohmann::json::array()},
                   {"list", look.list}},
                  std::to_string(look.rows) + " rows, " + look.encoding + "; " + std::to_string(look.units) +
                      " units that are new, " + std::to_string(look.known) + " rows known before.\n"};
    for (const stations::CellFlaw& flaw : look.flaws) {
        answer.data["flaws"].push_back(
            {{"row", flaw.row}, {"column", flaw.column}, {"value", flaw.value}, {"problem", flaw.error.what()}});
    }
    constexpr std::size_t kShown = 20;
    for (std::size_t i = 0; i < std::min(kShown, look.flaws.size()); ++i) {
        answer.text += lineOf(look.flaws[i]);
    }
    if (look.flawed > static_cast<std::int64_t>(kShown)) {
        answer.text += "  and " + std::to_string(look.flawed - static_cast<std::int64_t>(kShown)) + " more\n";
    }
    if (look.unregistered > 0) {
        answer.text += "Products to be registered at intake: " + joined(look.unregisteredProducts) + ".\n";
    }
    if (!look.unused.empty()) {
        answer.text += "Columns that stay in the file: " + joined(look.unused) + ".\n";
    }
    return answer;
}

Result<Answer> checkList(Session& session, const ListOptions& options)
{
    const auto look = session.station().announcedLists().look(orderOf(options), progress());
    if (!look) {
        return look.error();
    }
    if (!options.flaws.empty()) {
        if (const auto written = writeFlaws(options.flaws, *look); !written) {
            return written.error();
        }
    }
    Answer answer = described(*look);
    answer.text += look->flawed == 0 ? "Nothing is wrong with it. Nothing was written.\n"
                                     : "As it is the list would not be taken over. Nothing was written.\n";
    return answer;
}

Result<Answer> importList(Session& session, const ListOptions& options)
{
    const auto look = session.station().announcedLists().takeOver(orderOf(options), session.author().actor, progress());
    if (!look) {
        return look.error();
    }
    if (!options.flaws.empty()) {
        if (const auto written = writeFlaws(options.flaws, *look); !written) {
            return written.error();
        }
    }
    if (look->flawed > 0) {
        const stations::CellFlaw& first = look->flaws.front();
        return refused("Nothing was taken over: {} faults in the list, the first in row {}: {}",
                       {std::to_string(look->flawed), std::to_string(first.row), first.error.what()},
                       described(*look).text);
    }
    Answer answer = described(*look);
    answer.text +=
        look->list == 0 ? "There was nothing new in it.\n" : "Taken over as list " + std::to_string(look->list) + ".\n";
    return answer;
}

nlohmann::json asJson(const insight::ExpectedRow& one)
{
    const domain::Announcement& what = one.row.what;
    nlohmann::json data{{"number", one.row.number},  {"list", one.row.list},
                        {"order", what.order},       {"sku", what.sku.text()},
                        {"quantity", what.quantity}, {"arrived", one.arrived},
                        {"rma", what.rma},           {"tracking", what.tracking},
                        {"serial", what.serial},     {"announced", toIso(one.row.at)}};
    if (what.reason) {
        data["reason"] = what.reason->text();
    }
    if (what.market) {
        data["market"] = what.market->text();
    }
    if (what.source) {
        data["source"] = what.source->text();
    }
    if (what.owner) {
        data["owner"] = what.owner->text();
    }
    if (!what.batch.empty()) {
        data["batch"] = what.batch;
    }
    if (what.bookValue) {
        data["bookValue"] = toText(*what.bookValue);
    }
    return data;
}

std::string lineOf(const insight::ExpectedRow& one)
{
    const domain::Announcement& what = one.row.what;
    return what.order + "  " + what.sku.text() + "  " + std::to_string(one.arrived) + " of " +
           std::to_string(what.quantity) + " here" + (what.rma.empty() ? "" : ", return " + what.rma) +
           (what.tracking.empty() ? "" : ", parcel " + what.tracking) +
           (what.serial.empty() ? "" : ", serial " + what.serial) + "\n";
}

Result<Answer> findAnnounced(Session& session, const std::string& code)
{
    const auto expected = insight::expectedUnder(session.station().reader(), code);
    if (!expected) {
        return expected.error();
    }
    if (expected->empty()) {
        return notFound("No announced return has the code {}. A unit can be taken in without one.", {code});
    }
    Answer answer{nlohmann::json::array(), {}};
    for (const insight::ExpectedRow& one : *expected) {
        answer.data.push_back(asJson(one));
        answer.text += lineOf(one);
    }
    return answer;
}

struct MissingOptions {
    int days = 0;
    std::string csv;
};

/// Walks all lists: for a command, not for a screen.
Result<Answer> missing(Session& session, const MissingOptions& options)
{
    std::ofstream csv;
    if (!options.csv.empty()) {
        csv.open(options.csv, std::ios::binary);
        csv << tables::kByteOrderMark
            << tables::csvRow({"order", "rma", "tracking", "sku", "serial", "missing", "announced"});
    }
    const Time before = session.now() - std::chrono::hours(24) * options.days;
    const store::Database& reader = session.station().reader();
    Answer answer{{{"rows", 0}, {"units", 0}, {"first", nlohmann::json::array()}}, {}};
    std::int64_t rows = 0;
    std::int64_t units = 0;
    for (std::int64_t last = 0;;) {
        const auto some = store::announcedAfter(reader, last, kSomeRows);
        const auto expected =
            some ? insight::expectedIn(reader, *some) : Result<std::vector<insight::ExpectedRow>>(some.error());
        if (!expected) {
            return expected.error();
        }
        if (expected->empty()) {
            break;
        }
        last = expected->back().row.number;
        for (const insight::ExpectedRow& one : *expected) {
            if (!one.isOpen() || one.row.at > before) {
                continue;
            }
            const domain::Announcement& what = one.row.what;
            ++rows;
            units += what.quantity - one.arrived;
            if (rows <= kShownRows) {
                answer.data["first"].push_back(asJson(one));
                answer.text += lineOf(one);
            }
            if (csv.is_open()) {
                csv << tables::csvRow({what.order, what.rma, what.tracking, what.sku.text(), what.serial,
                                       std::to_string(what.quantity - one.arrived), toIso(one.row.at)});
            }
        }
    }
    if (!options.csv.empty() && !csv.flush()) {
        return storageError("The file {} cannot be written.", {options.csv});
    }
    answer.data["rows"] = rows;
    answer.data["units"] = units;
    answer.text += std::to_string(units) + " units of " + std::to_string(rows) + " announced returns are missing.\n";
    return answer;
}

Result<Answer> lists(Session& session)
{
    const auto all = store::announcedLists(session.station().reader());
    if (!all) {
        return all.error();
    }
    Answer answer{nlohmann::json::array(), all->empty() ? "No list was taken over yet.\n" : ""};
    for (const store::AnnouncedList& list : *all) {
        answer.data.push_back({{"list", list.number},
                               {"name", list.name},
                               {"by", list.by.text()},
                               {"at", toIso(list.at)},
                               {"units", list.units}});
        answer.text += std::to_string(list.number) + "  " + list.name + "  " + std::to_string(list.units) + " units, " +
                       toIso(list.at) + ", " + list.by.text() + "\n";
    }
    return answer;
}

Result<Answer> withdraw(Session& session, std::int64_t list)
{
    const auto withdrawn = session.station().announcedLists().withdraw(list);
    return withdrawn ? Result<Answer>(Answer{{{"list", list}}, "List " + std::to_string(list) + " is withdrawn.\n"})
                     : withdrawn.error();
}

CLI::App* forList(CLI::App& announced, Plan& plan, const char* name, const char* help,
                  Result<Answer> (*body)(Session&, const ListOptions&))
{
    auto options = std::make_shared<ListOptions>();
    CLI::App* command = announced.add_subcommand(name, help);
    command->add_option("file", options->file, "CSV with a heading, or JSON")->required();
    command->add_option("--encoding", options->encoding,
                        "Only where it cannot be told: utf-8, utf-16le, utf-16be, gb18030, windows-1252");
    command->add_option("--owner", options->owner, "The seller of rows that name none; usually whose the product is");
    command->add_option("--flaws", options->flaws, "Write what is wrong to this CSV file");
    command->callback([&plan, options, body] {
        plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
    });
    return command;
}

} // namespace

void addAnnouncedCommands(CLI::App& app, Plan& plan)
{
    CLI::App* announced = app.add_subcommand("announced", "Returns that were announced")->require_subcommand(1);
    forList(*announced, plan, "check", "Read a list of returns, and write nothing", checkList);
    forList(*announced, plan, "import", "Take a list of returns over, whole or not at all", importList);
    announced->add_subcommand("lists", "The lists that were taken over")->callback([&plan] {
        plan.command = inSession(plan, lists);
    });
    auto code = std::make_shared<std::string>();
    CLI::App* finding =
        announced->add_subcommand("find", "What was announced under an order, return, parcel or serial number");
    finding->add_option("code", *code, "The number")->required();
    finding->callback([&plan, code] {
        plan.command = inSession(plan, [code](Session& session) { return findAnnounced(session, *code); });
    });
    auto options = std::make_shared<MissingOptions>();
    CLI::App* missed = announced->add_subcommand("missing", "What was announced and has not come");
    missed->add_option("--days", options->days, "Announced so long ago at least")->check(CLI::Range(0, 3650));
    missed->add_option("--csv", options->csv, "Write all of it to this file");
    missed->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return missing(session, *options); });
    });
    auto list = std::make_shared<std::int64_t>(0);
    CLI::App* taking = announced->add_subcommand("withdraw", "Take a list back; units that came stay");
    taking->add_option("list", *list, "Its number")->required();
    taking->callback([&plan, list] {
        plan.command = inSession(plan, [list](Session& session) { return withdraw(session, *list); });
    });
}

} // namespace regrade::cli
