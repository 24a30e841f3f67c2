#include "cli/commands.h"

#include "insight/materials.h"
#include "passport/handoverpaper.h"
#include "stations/handover.h"

#include <algorithm>
#include <charconv>

namespace regrade::cli {

namespace {

constexpr int kPapersShown = 100;

struct HandOverOptions {
    std::vector<std::string> fractions; ///< "plastic=4200"
    std::string recycler;
    std::string document;
    std::string out;
    std::string language = "en";
};

const rules::NamedRow* findFraction(const rules::Policy& policy, const std::string& id)
{
    const auto found = std::find_if(policy.fractions.begin(), policy.fractions.end(),
                                    [&](const rules::NamedRow& row) { return row.id == id; });
    return found == policy.fractions.end() ? nullptr : &*found;
}

Result<Answer> list(Session& session, const HandOverOptions&)
{
    const auto stock = insight::materials(session.station().reader());
    if (!stock) {
        return stock.error();
    }
    Answer answer{nlohmann::json::array(), ""};
    for (const insight::MaterialStock& one : *stock) {
        const rules::NamedRow* row = findFraction(session.policy(), one.fraction.text());
        answer.data.push_back({{"fraction", one.fraction.text()},
                               {"grams", one.grams},
                               {"units", one.units},
                               {"hazardous", row != nullptr && row->hazardous},
                               {"wasteCode", row == nullptr ? "" : row->wasteCode}});
        answer.text += one.fraction.text() + "  " + std::to_string(one.grams) +
                       " g  units since the last hand-over: " + std::to_string(one.units) +
                       (row != nullptr && row->hazardous ? "  HAZARDOUS" : "") + "\n";
    }
    return answer;
}

Answer describe(const std::vector<insight::HandOver>& papers)
{
    Answer answer{nlohmann::json::array(), ""};
    for (const insight::HandOver& paper : papers) {
        auto lines = nlohmann::json::array();
        answer.text += paper.event.document + "  to " + paper.event.recycler + "  " + toIso(paper.at) + "\n";
        for (const domain::HandedMaterial& line : paper.event.lines) {
            lines.push_back({{"fraction", line.fraction.text()}, {"grams", line.grams}, {"recorded", line.recorded}});
            answer.text += "  " + line.fraction.text() + "  weighed " + std::to_string(line.grams) + " g, recorded " +
                           std::to_string(line.recorded) + " g\n";
        }
        answer.data.push_back({{"document", paper.event.document},
                               {"recycler", paper.event.recycler},
                               {"lines", std::move(lines)},
                               {"actor", paper.actor},
                               {"station", paper.station},
                               {"at", toIso(paper.at)}});
    }
    return answer;
}

Result<Answer> papers(Session& session, const HandOverOptions&)
{
    const auto all = insight::handOvers(session.station().reader(), kPapersShown);
    return all ? Result(describe(*all)) : all.error();
}

/// "plastic=4200" is 4,200 g of plastic.
Result<domain::HandedMaterial> weighedFrom(const std::string& text)
{
    const auto equals = text.find('=');
    domain::HandedMaterial line{domain::FractionId("-"), 0, 0};
    const char* const end = text.data() + text.size();
    const auto read = equals == std::string::npos ? std::from_chars_result{end, std::errc::invalid_argument}
                                                  : std::from_chars(text.data() + equals + 1, end, line.grams);
    if (equals == 0 || read.ec != std::errc{} || read.ptr != end) {
        return invalid("\"{}\" is not a fraction with its grams such as plastic=4200.", {text});
    }
    line.fraction = domain::FractionId(text.substr(0, equals));
    return line;
}

Result<Answer> handOver(Session& session, const HandOverOptions& options)
{
    domain::MaterialsHandedOver form{.recycler = options.recycler, .document = options.document, .lines = {}};
    for (const std::string& text : options.fractions) {
        auto line = weighedFrom(text);
        if (!line) {
            return line.error();
        }
        form.lines.push_back(*std::move(line));
    }
    const workers::InformedProductDeed deed = [&](const domain::Product&, const store::Database& store, Time) {
        return stations::handOver(session.policy(), form, insight::materialBookIn(store));
    };
    const auto receipt = session.perform(domain::materialsSku(), deed);
    if (!receipt) {
        return receipt.error();
    }
    const auto paper = insight::findHandOver(session.station().reader(), options.document);
    if (!paper || !*paper) {
        return !paper ? paper.error() : notFound("There is no hand-over paper {}.", {options.document});
    }
    const auto language = options.language == "zh" ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
    const auto pdf = passport::handOverPdf(
        passport::paperOf(session.policy(), (*paper)->event, (*paper)->station, (*paper)->at), language);
    if (!pdf) {
        return pdf.error();
    }
    const auto filed = writeFile(options.out, *pdf);
    return filed ? Result(describe({**paper})) : filed.error();
}

} // namespace

void addMaterialCommands(CLI::App& app, Plan& plan)
{
    CLI::App* material =
        app.add_subcommand("material", "What came out of dismantled units, and where it went")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const HandOverOptions&)) {
        auto options = std::make_shared<HandOverOptions>();
        CLI::App* command = material->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    add("list", "Fractions that lie in the house, by the records", list);
    add("papers", "Hand-over papers, newest first", papers);
    const auto [handing, handed] =
        add("handover", "Empty containers: hand fractions over to a recycler, with a paper", handOver);
    handing->add_option("--fraction", handed->fractions, "Fraction and its grams on the scale, e.g. plastic=4200")
        ->required();
    handing->add_option("--recycler", handed->recycler, "Company that takes it")->required();
    handing->add_option("--document", handed->document, "Number of the paper")->required();
    handing->add_option("--out", handed->out, "PDF file to write")->required();
    handing->add_option("--lang", handed->language, "en or zh")->capture_default_str();
}

} // namespace regrade::cli
