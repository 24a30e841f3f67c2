#include "cli/commands.h"

#include "cli/unitlabel.h"
#include "rules/packaging.h"
#include "stations/packing.h"

namespace regrade::cli {

namespace {

struct PackOptions {
    std::string tag;
    std::string carton;
    std::string material;
    std::string box;
    std::string filler;
    std::optional<int> fillerG;
    std::vector<std::string> inserts;
    std::optional<int> weightG;
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

/// A box of the house's stock, or one of another size with its material.
Result<void> addBox(const PackOptions& options, stations::PackingForm& form)
{
    if (!options.carton.empty()) {
        form.carton = domain::CartonId(options.carton);
        return {};
    }
    if (options.material.empty() || options.box.empty() || !options.weightG) {
        return invalid("Name a stock carton with --carton, or give --material, --box and --weight.");
    }
    const auto box = sizeFrom(options.box);
    if (!box) {
        return box.error();
    }
    form.material = domain::MaterialId(options.material);
    form.box = *box;
    return {};
}

Result<stations::PackingForm> formOf(Session& session, const PackOptions& options, const domain::ItemId& label,
                                     const domain::ProductRegistered& product)
{
    stations::PackingForm form{.material = domain::MaterialId("-"), .product = product.size, .scannedLabel = label};
    if (const Result<void> box = addBox(options, form); !box) {
        return box.error();
    }
    if (!options.filler.empty()) {
        form.filler = domain::FillerId(options.filler);
    }
    form.fillerG = options.fillerG;
    for (const std::string& insert : options.inserts) {
        form.inserts.emplace_back(insert);
    }
    const auto plan = stations::planPacking(session.policy(), form);
    if (!plan) {
        return plan.error();
    }
    form.weightG = options.weightG.value_or(stations::proposedWeightG(*plan, product.weightG));
    return form;
}

Result<Answer> pack(Session& session, const PackOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
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
    const auto form = formOf(session, options, *label, *facts);
    if (!form) {
        return form.error();
    }
    const auto receipt = session.perform(
        *id, [&](const domain::Item& unit, Time now) { return stations::pack(unit, session.policy(), *form, now); });
    return receipt ? afterDeed(session, *id, "packed") : receipt.error();
}

nlohmann::json described(const stations::CartonOffer& offer, const rules::Policy& policy)
{
    return {{"carton", offer.carton.text()},
            {"name", policy.findCarton(offer.carton)->name.en},
            {"voidRatio", offer.voidRatio ? nlohmann::json(*offer.voidRatio) : nlohmann::json()},
            {"fillerMl", offer.filler ? nlohmann::json(offer.filler->ml) : nlohmann::json()},
            {"fillerG", offer.filler ? nlohmann::json(offer.filler->grams) : nlohmann::json()},
            {"cost", toText(offer.cost)},
            {"refused", offer.why ? nlohmann::json(offer.why->what()) : nlohmann::json()}};
}

std::string lineOf(const stations::CartonOffer& offer)
{
    const std::string share = offer.voidRatio ? rules::percentOf(*offer.voidRatio) + " % empty" : "empty space unknown";
    return offer.carton.text() + ": " + share + ", " + toText(offer.cost) +
           (offer.why ? ". " + offer.why->what() : std::string());
}

Result<Answer> propose(Session& session, const std::string& tag, const std::string& filler)
{
    const auto id = itemFrom(tag);
    const auto item = id ? session.item(*id) : Result<domain::Item>(id.error());
    if (!item) {
        return item.error();
    }
    if (!item->intake) {
        return notFound("The tag {} has no unit yet: take the unit in first.", {id->text()});
    }
    const auto facts = session.facts(item->intake->sku);
    if (!facts) {
        return facts.error();
    }
    stations::CartonWish wish{.product = facts->size, .filler = {}, .market = item->intake->market};
    if (filler != "none") {
        wish.filler = filler.empty() ? session.policy().fillers.front().id : domain::FillerId(filler);
    }
    const auto offers = stations::proposeCarton(session.policy(), wish, session.now());
    if (!offers) {
        return offers.error();
    }
    Answer answer{.data = {{"item", id->text()},
                           {"filler", wish.filler ? nlohmann::json(wish.filler->text()) : nlohmann::json()},
                           {"cartons", nlohmann::json::array()},
                           {"inserts", nlohmann::json::array()}},
                  .text = {}};
    for (const stations::CartonOffer& offer : *offers) {
        answer.data["cartons"].push_back(described(offer, session.policy()));
        answer.text += (answer.text.empty() ? "" : "\n") + lineOf(offer);
    }
    for (const rules::InsertRow* insert :
         rules::insertsFor(session.policy(), item->intake->market, item->intake->category, session.now())) {
        answer.data["inserts"].push_back(insert->id.text());
        answer.text += "\nput in " + insert->id.text() + ": " + insert->name.en;
    }
    return answer;
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

    auto tag = std::make_shared<std::string>();
    auto filler = std::make_shared<std::string>();
    CLI::App* offers = packing->add_subcommand("propose", "List the house's cartons for a unit, the best first");
    offers->add_option("tag", *tag, "The unit's tag")->required();
    offers->add_option("--filler", *filler, "Filler of the policy, or none; usually the policy's first");
    offers->callback([&plan, tag, filler] {
        plan.command = inSession(plan, [tag, filler](Session& session) { return propose(session, *tag, *filler); });
    });

    auto closed = std::make_shared<PackOptions>();
    CLI::App* finish = packing->add_subcommand("finish", "Close packing after the printed label was scanned back");
    finish->add_option("tag", closed->tag, "The unit's tag")->required();
    CLI::Option* carton = finish->add_option("--carton", closed->carton, "Stock carton of the policy");
    finish->add_option("--material", closed->material, "Packaging material of the policy")->excludes(carton);
    finish->add_option("--box", closed->box, "Outer size in mm, e.g. 300x200x100")->excludes(carton);
    finish->add_option("--filler", closed->filler, "Filler of the policy; usually none");
    finish->add_option("--filler-grams", closed->fillerG, "Filler as weighed; usually what the empty space takes")
        ->check(CLI::NonNegativeNumber);
    finish->add_option("--insert", closed->inserts, "A paper that was put in, once for each");
    finish->add_option("--weight", closed->weightG, "Packed weight in grams; usually product, carton and filler")
        ->check(CLI::NonNegativeNumber);
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
