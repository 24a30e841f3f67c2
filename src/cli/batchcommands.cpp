#include "cli/commands.h"

#include "insight/arrivals.h"
#include "qr/tag.h"
#include "stations/batch.h"
#include "store/announcedbook.h"
#include "store/batchbook.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace regrade::cli {

namespace {

struct BatchOptions {
    std::string file;
    std::string reference;
    std::string source = "pallet";
    std::string owner;
    std::string market = "DE";
    std::string reason = "unknown";
    std::vector<std::string> answers;
    std::string list;
    bool goesOn = false;
};

/// A line of the file: the code, and answers about this unit after it.
struct BatchLine {
    std::string code;
    std::vector<domain::Answer> answers;
};

BatchLine batchLineOf(const std::string& text, const rules::Policy& policy)
{
    BatchLine line;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto at = word.find('=');
        if (!line.code.empty() && at != std::string::npos && policy.findQuestion(word.substr(0, at)) != nullptr) {
            line.answers.push_back({word.substr(0, at), word.substr(at + 1)});
        } else {
            line.code += (line.code.empty() ? "" : " ") + word;
        }
    }
    return line;
}

Result<std::vector<domain::Answer>> onceFrom(const BatchOptions& options, const rules::Policy& policy)
{
    std::vector<domain::Answer> answers;
    for (const std::string& text : options.answers) {
        const auto at = text.find('=');
        const auto* question = at == std::string::npos ? nullptr : policy.findQuestion(text.substr(0, at));
        if (question == nullptr || question->find(text.substr(at + 1)) == nullptr) {
            return invalid("\"{}\" is not an answer such as complete=yes.", {text});
        }
        if (!question->onceForBatch) {
            return refused("\"{}\" is asked of every unit: write its answer after the code of each.",
                           {question->name.en});
        }
        answers.push_back({question->id, text.substr(at + 1)});
    }
    return answers;
}

std::vector<domain::Announcement> openOf(const Result<std::vector<insight::ExpectedRow>>& rows)
{
    std::vector<domain::Announcement> open;
    for (const insight::ExpectedRow& one : rows ? *rows : std::vector<insight::ExpectedRow>()) {
        if (one.isOpen()) {
            open.push_back(one.row.what);
        }
    }
    return open;
}

stations::BatchLookUp lookUpIn(Session& session, const std::string& reference)
{
    const store::Database& reader = session.station().reader();
    stations::BatchLookUp find;
    find.product = [&session](const domain::Sku& sku) {
        const auto product = session.product(sku);
        return product ? product->facts : std::nullopt;
    };
    find.announced = [&reader](const std::string& code) { return openOf(insight::expectedUnder(reader, code)); };
    find.expected = [&reader, reference](const domain::Sku& sku) -> std::optional<domain::Announcement> {
        auto rows = store::announcedWith(reader, reference);
        if (rows) {
            std::erase_if(*rows, [&](const store::AnnouncedRow& one) { return one.what.sku != sku; });
        }
        const auto open = rows ? openOf(insight::expectedIn(reader, *rows)) : std::vector<domain::Announcement>();
        const auto unnamed = std::find_if(open.begin(), open.end(), [](const auto& row) { return row.serial.empty(); });
        return open.empty() ? std::nullopt : std::optional(unnamed == open.end() ? open.front() : *unnamed);
    };
    return find;
}

/// Takes one unit in; its tag.
Result<domain::ItemId> receive(Session& session, const store::BatchRow& batch, const BatchLine& line)
{
    const auto hit = stations::hitOf(line.code, session.policy().codes, batch.facts.reference,
                                     lookUpIn(session, batch.facts.reference));
    if (!hit) {
        return hit.error();
    }
    for (const rules::ChoiceRow* question : stations::batchQuestionsFor(session.policy(), hit->product.category).each) {
        if (std::none_of(line.answers.begin(), line.answers.end(),
                         [&](const domain::Answer& answer) { return answer.question == question->id; })) {
            return refused("\"{}\" is not answered for this unit.", {question->name.en});
        }
    }
    const auto form = stations::batchForm(session.policy(), batch.facts, *hit, batch.answers, line.answers);
    const domain::ItemId id(qr::newTag().text());
    const auto receipt = session.perform(id, [&](const domain::Item& item, Time) {
        return stations::receive(item, session.policy(), hit->product, form);
    });
    return receipt ? Result<domain::ItemId>(id) : receipt.error();
}

Result<store::BatchRow> begin(Session& session, const BatchOptions& options)
{
    if (const auto sound = stations::checkReference(options.reference); !sound) {
        return sound.error();
    }
    const auto once = onceFrom(options, session.policy());
    if (!once) {
        return once.error();
    }
    const domain::BatchFacts facts{options.reference, domain::SourceId(options.source),
                                   options.owner.empty() ? std::nullopt : std::optional(domain::OwnerId(options.owner)),
                                   domain::MarketId(options.market), domain::ReasonId(options.reason)};
    const auto begun =
        session.station().batches().writeAndWait([&](store::Database& database, Time now) -> Result<void> {
            const auto number = store::beginBatch(database, facts, session.author().actor, now);
            if (!number) {
                return number.error();
            }
            for (const domain::Answer& answer : *once) {
                if (const auto kept = store::answerForBatch(database, *number, answer); !kept) {
                    return kept;
                }
            }
            return {};
        });
    if (!begun) {
        return begun.error();
    }
    const auto batch = store::findBatch(session.station().reader(), options.reference);
    return batch ? Result<store::BatchRow>(**batch) : batch.error();
}

nlohmann::json asJson(const domain::Announcement& row)
{
    return {{"sku", row.sku.text()},
            {"order", row.order},
            {"rma", row.rma},
            {"serial", row.serial},
            {"units", row.quantity}};
}

Result<Answer> summary(Session& session, const BatchOptions& options, const store::BatchRow& batch,
                       nlohmann::json received)
{
    const store::Database& reader = session.station().reader();
    const auto arrived = insight::arrivedWith(reader, options.reference);
    const auto rows = store::announcedWith(reader, options.reference);
    const auto aside = store::asideOf(reader, batch.number);
    if (!arrived || !rows || !aside) {
        return !arrived ? arrived.error() : !rows ? rows.error() : aside.error();
    }
    std::vector<stations::BatchUnit> units;
    for (const insight::BatchArrival& one : *arrived) {
        units.push_back({one.item, one.sku, one.serial});
    }
    std::vector<domain::Announcement> expected;
    for (const store::AnnouncedRow& row : *rows) {
        expected.push_back(row.what);
    }
    const auto balance = stations::balanceOf(expected, units);
    if (!options.list.empty()) {
        std::ofstream list(options.list, std::ios::binary);
        if (!(list << stations::tableOf(batch.facts, balance, units, *aside) << std::flush)) {
            return storageError("The file {} cannot be written.", {options.list});
        }
    }
    Answer answer{{{"reference", options.reference},
                   {"scanned", balance.scanned},
                   {"expected", balance.expected},
                   {"received", std::move(received)},
                   {"missing", nlohmann::json::array()},
                   {"additional", nlohmann::json::array()},
                   {"aside", nlohmann::json::array()},
                   {"ended", !options.goesOn}},
                  "Batch " + options.reference + ": " + std::to_string(balance.scanned) + " units are in" +
                      (balance.expected > 0 ? " of " + std::to_string(balance.expected) + " announced" : "") + ".\n"};
    for (const domain::Announcement& row : balance.missing) {
        answer.data["missing"].push_back(asJson(row));
        answer.text += "  missing: " + std::to_string(row.quantity) + " x " + row.sku.text() + ", order " + row.order +
                       (row.serial.empty() ? "" : ", serial " + row.serial) + "\n";
    }
    for (const stations::BatchUnit& unit : balance.additional) {
        answer.data["additional"].push_back({{"tag", unit.item.text()}, {"sku", unit.sku.text()}});
        answer.text += "  not announced: " + unit.sku.text() + ", " + unit.item.text() + "\n";
    }
    for (const domain::AsideCode& one : *aside) {
        answer.data["aside"].push_back({{"code", one.code}, {"why", one.why}});
        answer.text += "  put aside: " + one.code + ": " + one.why + "\n";
    }
    return answer;
}

Result<Answer> takeBatch(Session& session, const BatchOptions& options)
{
    std::ifstream file(options.file);
    if (!file) {
        return notFound("There is no file {}.", {options.file});
    }
    const auto batch = begin(session, options);
    if (!batch) {
        return batch.error();
    }
    nlohmann::json received = nlohmann::json::array();
    for (std::string text; std::getline(file, text);) {
        const BatchLine line = batchLineOf(text, session.policy());
        if (line.code.empty()) {
            continue;
        }
        const auto unit = receive(session, *batch, line);
        if (unit) {
            received.push_back({{"code", line.code}, {"tag", unit->text()}});
            continue;
        }
        const auto put = session.station().batches().writeAndWait([&](store::Database& database, Time now) {
            return store::putAside(database, batch->number, {line.code, unit.error().what()}, now);
        });
        if (!put) {
            return put.error();
        }
    }
    if (!options.goesOn) {
        const auto ended = session.station().batches().writeAndWait(
            [&](store::Database& database, Time now) { return store::endBatch(database, batch->number, now); });
        if (!ended) {
            return ended.error();
        }
    }
    return summary(session, options, *batch, std::move(received));
}

} // namespace

void addBatchCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<BatchOptions>();
    CLI::App* batch = app.get_subcommand("intake")->add_subcommand(
        "pallet", "Take all units of a pallet or a partner's batch in, from a file of codes");
    batch
        ->add_option("file", options->file,
                     "A code a line: product, order, return, parcel or serial number; answers after it, e.g. "
                     "\"LAMP-1 battery=sound\"")
        ->required();
    batch->add_option("--reference", options->reference, "Reference of the pallet or batch")->required();
    batch->add_option("--source", options->source, "pallet (usual), partner, ...");
    batch->add_option("--owner", options->owner, "The seller; usually whose each product is");
    batch->add_option("--market", options->market, "Market the units are meant for (usually DE)");
    batch->add_option("--reason", options->reason, "The reason of units that were not announced; usually unknown");
    batch->add_option("--answer", options->answers, "Answer that holds for all units, e.g. complete=yes");
    batch->add_option("--list", options->list, "Write what was scanned, is missing or too much to this CSV file");
    batch->add_flag("--goes-on", options->goesOn, "More units of it will come: it is not ended");
    batch->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return takeBatch(session, *options); });
    });
}

} // namespace regrade::cli
