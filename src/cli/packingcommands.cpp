#include "cli/commands.h"

#include "cli/unitlabel.h"
#include "stations/packing.h"

namespace regrade::cli {

namespace {

struct PackOptions {
    std::string tag;
    std::string material;
    std::string box;
    int weightG = 0;
    std::string scanned;
    std::string photo;
};

/// What stands on the printed label: the scanner's text, or the one code in a picture of it.
Result<domain::ItemId> scannedLabel(Session& session, const PackOptions& options)
{
    if (options.photo.empty()) {
        return itemFrom(options.scanned);
    }
    auto bytes = readFile(options.photo);
    if (!bytes) {
        return bytes.error();
    }
    const auto codes = waitFor<std::vector<std::string>>(
        [&](auto done) { session.station().bench().readCodesIn(std::move(*bytes), std::move(done)); });
    if (!codes) {
        return codes.error();
    }
    if (codes->size() != 1) {
        return refused("The picture \"{}\" shows {} codes; exactly one label must be in view.",
                       {options.photo, std::to_string(codes->size())});
    }
    return itemFrom(codes->front());
}

Result<Answer> pack(Session& session, const PackOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto box = sizeFrom(options.box);
    if (!box) {
        return box.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto label = scannedLabel(session, options);
    if (!label) {
        return label.error();
    }
    const auto facts = session.facts(item->intake->sku);
    if (!facts) {
        return facts.error();
    }
    const stations::PackingForm form{.material = domain::MaterialId(options.material),
                                     .box = *box,
                                     .product = facts->size,
                                     .weightG = options.weightG,
                                     .scannedLabel = *label};
    const auto receipt = session.perform(
        *id, [&](const domain::Item& unit, Time) { return stations::pack(unit, session.policy(), form); });
    return receipt ? afterDeed(session, *id, "packed") : receipt.error();
}

} // namespace

void addPackingCommands(CLI::App& app, Plan& plan)
{
    CLI::App* packing = app.add_subcommand("pack", "Print the sale label and close the box")->require_subcommand(1);

    auto printed = std::make_shared<UnitLabelOptions>();
    printed->kind = domain::LabelKind::sale;
    CLI::App* label = packing->add_subcommand("label", "Write the sale label as PDF and log the print");
    label->add_option("tag", printed->tag, "The unit's tag")->required();
    label->add_option("--out", printed->paper.file, "PDF file")->required();
    label->add_option("--template", printed->paper.form, "Label template; usually sale-60x40");
    label->add_option("--language", printed->paper.language, "Language of the paper")
        ->check(CLI::IsMember({"en", "zh"}))
        ->capture_default_str();
    label->callback([&plan, printed] {
        plan.command = inSession(plan, [printed](Session& session) { return printUnitLabel(session, *printed); });
    });

    auto closed = std::make_shared<PackOptions>();
    CLI::App* finish = packing->add_subcommand("finish", "Close packing after the printed label was scanned back");
    finish->add_option("tag", closed->tag, "The unit's tag")->required();
    finish->add_option("--material", closed->material, "Packaging material of the policy")->required();
    finish->add_option("--box", closed->box, "Outer size in mm, e.g. 300x200x100")->required();
    finish->add_option("--weight", closed->weightG, "Packed weight in grams")
        ->check(CLI::NonNegativeNumber)
        ->required();
    CLI::Option* text = finish->add_option("--scanned", closed->scanned, "What the scanner read from the label");
    CLI::Option* photo = finish->add_option("--scan-photo", closed->photo, "A picture of the label to read instead");
    text->excludes(photo);
    finish->callback([&plan, closed] {
        if (closed->scanned.empty() && closed->photo.empty()) {
            throw CLI::RequiredError("--scanned or --scan-photo");
        }
        plan.command = inSession(plan, [closed](Session& session) { return pack(session, *closed); });
    });
}

} // namespace regrade::cli
