#include "cli/commands.h"

#include "cli/unitlabel.h"
#include "rules/policyfile.h"
#include "stations/packing.h"
#include "store/photoarchive.h"

namespace regrade::cli {

namespace {

/// Which label templates there are, and for those that cannot be used, why.
Result<Answer> tellTemplates(const std::filesystem::path& data)
{
    Answer answer{nlohmann::json::array(), {}};
    for (const auto& [name, own, form] : passport::templatesOf(passport::ownTemplates(data))) {
        nlohmann::json row{{"template", name}, {"own", own}};
        std::string line = name + (own ? " (own): " : ": ");
        if (form) {
            row["for"] = passport::nameOf(form->use);
            row["name"] = {{"en", form->title.en}, {"zh", form->title.zh}};
            row["widthMm"] = form->widthMm;
            row["heightMm"] = form->heightMm;
            row["roll"] = form->roll;
            line += form->title.en;
        } else {
            row["fault"] = form.error().what();
            line += form.error().what();
        }
        answer.data.push_back(std::move(row));
        answer.text += line + "\n";
    }
    return answer;
}

Result<Answer> checkTemplate(const std::string& path)
{
    const auto bytes = readFile(path);
    if (!bytes) {
        return bytes.error();
    }
    const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    const auto form = passport::readTemplate(std::filesystem::path(path).stem().string(), text);
    if (!form) {
        return form.error();
    }
    return Answer{{{"template", form->name}, {"for", passport::nameOf(form->use)}, {"marks", form->marks.size()}},
                  "The template holds: " + form->title.en + ".\n"};
}

Answer writtenAnswer(const LabelPaper& paper, std::size_t bytes, std::size_t labels)
{
    return {{{"file", paper.file}, {"format", paper.format}, {"bytes", bytes}, {"labels", labels}},
            "Written to " + paper.file + ".\n"};
}

Result<Answer> writeBin(const std::string& name, const LabelPaper& paper, const std::filesystem::path& data)
{
    const auto label = passport::makeBinLabel(name, languageOf(paper));
    if (!label) {
        return label.error();
    }
    const auto layout = passport::layOut(*label, paper.form, passport::ownTemplates(data));
    if (!layout) {
        return layout.error();
    }
    const auto bytes = bytesOf(*layout, paper);
    if (!bytes) {
        return bytes.error();
    }
    const auto written = writeFile(paper.file, *bytes);
    return written ? Result<Answer>(writtenAnswer(paper, bytes->size(), 1)) : written.error();
}

/// All cards on A4 pages, or for a printer of labels one after the other.
Result<std::vector<std::byte>> cardBytes(const std::vector<passport::LabelLayout>& cards, const LabelPaper& paper)
{
    if (paper.format == "pdf") {
        return passport::labelSheetPdf(paper.language == "zh" ? "指令卡" : "Command cards", cards);
    }
    std::vector<std::byte> all;
    for (const auto& card : cards) {
        const auto bytes = bytesOf(card, paper);
        if (!bytes) {
            return bytes.error();
        }
        all.insert(all.end(), bytes->begin(), bytes->end());
    }
    return all;
}

/// The cards of every bench, or those that a stage or intake needs beside them.
Result<std::vector<passport::Label>> cardLabels(const LabelPaper& paper, const std::string& stage,
                                                const std::filesystem::path& policyFolder)
{
    if (stage.empty()) {
        return passport::commandCardLabels(languageOf(paper));
    }
    const auto policy = rules::readPolicy(policyFolder);
    if (!policy) {
        return policy.error();
    }
    return stage == "intake" ? passport::answerCardLabels(*policy, languageOf(paper))
                             : passport::stageCardLabels(*policy, domain::StageId(stage), languageOf(paper));
}

Result<Answer> writeCards(const LabelPaper& paper, const std::string& stage, const workstation::Places& places)
{
    const auto labels = cardLabels(paper, stage, places.policy);
    if (!labels) {
        return labels.error();
    }
    std::vector<passport::LabelLayout> cards;
    for (const auto& label : *labels) {
        auto layout = passport::layOut(label, paper.form, passport::ownTemplates(places.data));
        if (!layout) {
            return layout.error();
        }
        cards.push_back(*std::move(layout));
    }
    const auto bytes = cardBytes(cards, paper);
    if (!bytes) {
        return bytes.error();
    }
    const auto written = writeFile(paper.file, *bytes);
    return written ? Result<Answer>(writtenAnswer(paper, bytes->size(), cards.size())) : written.error();
}

void addPaperOptions(CLI::App& command, LabelPaper& paper, const std::vector<std::string>& formats,
                     const std::string& usual)
{
    command.add_option("--out", paper.file, "File to write to")->required();
    command.add_option("--template", paper.form, "Label template; usually " + usual);
    command.add_option("--format", paper.format, "pdf, or zpl for a label printer, or png to look at it")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
    command.add_option("--dpi", paper.dpi, "Dots per inch: of a ZPL printer 203, 300 or 600, of a picture 50 to 1200")
        ->capture_default_str();
    command.add_option("--language", paper.language, "Language of the paper")
        ->check(CLI::IsMember({"en", "zh"}))
        ->capture_default_str();
}

/// Hands the data folder to a command that needs no store.
std::function<Result<Answer>()> withData(Plan& plan, std::function<Result<Answer>(const std::filesystem::path&)> body)
{
    return [&plan, body = std::move(body)]() -> Result<Answer> {
        const auto places = placesFor(plan.common);
        return places ? body(places->data) : places.error();
    };
}

void addPlainPapers(CLI::App& labels, Plan& plan)
{
    auto name = std::make_shared<std::string>();
    auto bin = std::make_shared<LabelPaper>();
    CLI::App* place = labels.add_subcommand("bin", "Write the label of a bin, a shelf or a place");
    place->add_option("name", *name, "Its name; the code says the same")->required();
    addPaperOptions(*place, *bin, {"pdf", "zpl", "png"}, "bin-100x50");
    place->callback([&plan, name, bin] {
        plan.command =
            withData(plan, [name, bin](const std::filesystem::path& data) { return writeBin(*name, *bin, data); });
    });

    auto cards = std::make_shared<LabelPaper>();
    auto stage = std::make_shared<std::string>();
    CLI::App* all = labels.add_subcommand("cards", "Write a card for every command of the bench: on A4, or as ZPL");
    all->add_option("--stage", *stage,
                    "Instead the cards of a work stage (its options, instruments and figures), or of intake");
    addPaperOptions(*all, *cards, {"pdf", "zpl"}, "card-60x40");
    all->callback([&plan, cards, stage] {
        plan.command = [&plan, cards, stage]() -> Result<Answer> {
            const auto places = placesFor(plan.common);
            return places ? writeCards(*cards, *stage, *places) : places.error();
        };
    });
}

} // namespace

Result<std::vector<std::byte>> bytesOf(const passport::LabelLayout& layout, const LabelPaper& paper)
{
    const auto format = passport::labelFormatFrom(paper.format);
    if (!format) {
        return invalid("A label is written as pdf, zpl or png, not as {}. Nothing was printed.", {paper.format});
    }
    return passport::labelBytes(layout, *format, paper.dpi);
}

Result<Answer> printUnitLabel(Session& session, const UnitLabelOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto label =
        passport::makeLabel(*item, session.policy(), options.kind, languageOf(options.paper), session.now());
    if (!label) {
        return label.error();
    }
    const auto layout =
        passport::layOut(*label, options.paper.form, passport::ownTemplates(session.station().places().data));
    if (!layout) {
        return layout.error();
    }
    const auto bytes = bytesOf(*layout, options.paper);
    if (!bytes) {
        return bytes.error();
    }
    const bool logged = options.paper.format != passport::nameOf(passport::LabelFormat::png);
    const auto deed = [&](const domain::Item& unit, Time) {
        return stations::printLabel(unit, session.policy(), options.kind, store::sha256Hex(*bytes));
    };
    if (const auto allowed = deed(*item, session.now()); logged && !allowed) {
        return allowed.error();
    }
    if (const auto written = writeFile(options.paper.file, *bytes); !written) {
        return written.error();
    }
    if (!logged) {
        return writtenAnswer(options.paper, bytes->size(), 1);
    }
    const auto receipt = session.perform(*id, deed);
    return receipt ? afterDeed(session, *id, "label written to " + options.paper.file) : receipt.error();
}

void addLabelCommands(CLI::App& app, Plan& plan)
{
    CLI::App* labels = app.add_subcommand("label", "Labels: templates, files for printers")->require_subcommand(1);
    CLI::App* shelf = labels->add_subcommand("templates", "Which label templates there are");
    shelf->callback([&plan] { plan.command = withData(plan, &tellTemplates); });

    auto file = std::make_shared<std::string>();
    CLI::App* check = labels->add_subcommand("check", "Check the file of a label template");
    check->add_option("file", *file, "The template's file")->required();
    check->callback([&plan, file] { plan.command = [file] { return checkTemplate(*file); }; });

    auto unit = std::make_shared<UnitLabelOptions>();
    auto kind = std::make_shared<std::string>();
    CLI::App* write = labels->add_subcommand("write", "Write a unit's label and log the print; a png is not logged");
    write->add_option("tag", unit->tag, "The unit's tag")->required();
    write->add_option("--kind", *kind, "intake or sale")->check(CLI::IsMember({"intake", "sale"}))->required();
    addPaperOptions(*write, unit->paper, {"pdf", "zpl", "png"}, "unit-60x40 or sale-60x40");
    write->callback([&plan, unit, kind] {
        unit->kind = *kind == "sale" ? domain::LabelKind::sale : domain::LabelKind::intake;
        plan.command = inSession(plan, [unit](Session& session) { return printUnitLabel(session, *unit); });
    });
    addPlainPapers(*labels, plan);
}

} // namespace regrade::cli
