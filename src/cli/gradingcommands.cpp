#include "cli/commands.h"

#include "domain/eventjson.h"
#include "insight/rechecks.h"
#include "rules/grading.h"
#include "stations/inspection.h"
#include "vision/photofile.h"

#include <cmath>
#include <opencv2/core/mat.hpp>

namespace regrade::cli {

namespace {

struct InspectOptions {
    std::string tag;
    std::string sku;
    std::string view = "front";
    std::string photo;
    std::string overlay;
    bool quick = false;
};

Result<domain::ProductTaught> taughtView(const Session& session, const domain::Sku& sku, const std::string& view)
{
    const auto product = session.product(sku);
    if (!product && product.error().code != ErrorCode::notFound) {
        return product.error();
    }
    const domain::ProductTaught* lesson = product ? product->taughtView(view) : nullptr;
    if (lesson == nullptr) {
        return refused("The view \"{}\" of \"{}\" has not been taught yet. Teach it first: regradectl teach.",
                       {view, sku.text()});
    }
    return *lesson;
}

/// The product's map of looks, if it has one.
std::optional<domain::ProductLooksMapped> looksOf(const Session& session, const domain::Sku& sku)
{
    const auto product = session.product(sku);
    return product ? product->looks : std::nullopt;
}

Result<workers::InspectionResult> look(Session& session, const InspectOptions& options, const domain::Sku& sku)
{
    const auto taught = taughtView(session, sku, options.view);
    if (!taught) {
        return taught.error();
    }
    auto bytes = readFile(options.photo);
    if (!bytes) {
        return bytes.error();
    }
    auto seen = waitFor<workers::InspectionResult>(
        [&](auto done) { session.station().bench().inspectBytes(*taught, std::move(*bytes), std::move(done)); });
    if (seen && !options.overlay.empty()) {
        const auto jpeg = vision::encodeJpeg(*seen->overlay);
        if (!jpeg) {
            return jpeg.error();
        }
        if (const auto written = writeFile(options.overlay, *jpeg); !written) {
            return written.error();
        }
    }
    return seen;
}

Answer answerFor(const domain::Inspection& inspection, std::string head)
{
    Answer answer{domain::describe(inspection), std::move(head)};
    answer.text += ": evidence " + std::to_string(inspection.score) + " of the taught limit, " +
                   std::to_string(inspection.defects.size()) + " regions";
    answer.text += inspection.proposed ? ", proposed cosmetic level: " + std::string(nameOf(*inspection.proposed))
                                       : ", a person must decide";
    answer.text +=
        inspection.proposedPackaging == domain::Packaging::damaged ? ", the packaging may be damaged.\n" : ".\n";
    if (inspection.taughtPhotos && inspection.falseRejectBound) {
        answer.text += "  " + std::to_string(*inspection.taughtPhotos) + " taught photos: up to " +
                       std::to_string(std::lround(*inspection.falseRejectBound * 100.0)) +
                       " % of good units may be called damaged.\n";
    }
    for (const auto& defect : inspection.defects) {
        answer.text += "  " + defect.kind.text() + " at " + std::to_string(defect.box.x) + "," +
                       std::to_string(defect.box.y) + " size " + std::to_string(defect.box.width) + "x" +
                       std::to_string(defect.box.height) + ", confidence " + std::to_string(defect.confidence) + "\n";
    }
    for (const auto& reason : inspection.reasons) {
        answer.text += "  " + reason.why.en + " (" + reason.row + ")\n";
    }
    return answer;
}

/// A first word, never a grade; writes nothing.
Result<Answer> quickOnly(Session& session, const InspectOptions& options)
{
    const auto taught = taughtView(session, domain::Sku(options.sku), options.view);
    auto bytes = taught ? readFile(options.photo) : Result<std::vector<std::byte>>(taught.error());
    if (!bytes) {
        return bytes.error();
    }
    const auto seen = waitFor<vision::QuickLook>(
        [&](auto done) { session.station().bench().quickBytes(*taught, std::move(*bytes), std::move(done)); });
    if (!seen) {
        return seen.error();
    }
    nlohmann::json places = nlohmann::json::array();
    for (const domain::Box& box : seen->places) {
        places.push_back({{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}});
    }
    const std::string word(vision::nameOf(seen->word));
    return Answer{
        {{"preliminary", true}, {"word", word}, {"whole", seen->whole}, {"slight", seen->slight}, {"places", places}},
        options.sku + ": preliminary: " + word + ", " + std::to_string(places.size()) +
            " places. Inspect the photo for evidence.\n"};
}

/// Without a unit: says what the camera sees and writes nothing.
Result<Answer> inspectOnly(Session& session, const InspectOptions& options)
{
    auto seen = look(session, options, domain::Sku(options.sku));
    if (!seen) {
        return seen.error();
    }
    return answerFor(
        rules::judged(session.policy(), std::move(seen->inspection), looksOf(session, domain::Sku(options.sku))),
        options.sku);
}

Result<Answer> inspectUnit(Session& session, const InspectOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto seen = look(session, options, item->intake->sku);
    if (!seen) {
        return seen.error();
    }
    const auto off =
        insight::whyCameraIsOff(session.station().reader(), session.policy(), item->intake->category, session.now());
    if (!off) {
        return off.error();
    }
    const auto receipt = session.perform(
        *id,
        [&, looks = looksOf(session, item->intake->sku)](const domain::Item& unit, Time) {
            return stations::recordInspection(unit, session.policy(), seen->inspection, looks, *off);
        },
        seen->inspection.model);
    if (!receipt) {
        return receipt.error();
    }
    const auto inspected = session.item(*id);
    return inspected ? answerFor(*inspected->inspection, id->text()) : Result<Answer>(inspected.error());
}

struct GradeOptions {
    std::string tag;
    std::string packaging;
    std::string cosmetic;
    std::string function;
    bool used = false;
    std::string reason;
    std::string overrideTo;
    std::string overrideReason;
    std::optional<int> seconds;
};

/// From the first inspection of this cycle to now; nothing when the camera did not look.
std::chrono::milliseconds sinceFirstScan(const std::vector<store::RecordedEvent>& history, Time receivedAt, Time now)
{
    for (const auto& recorded : history) {
        if (recorded.stamp.at >= receivedAt && std::holds_alternative<domain::ItemInspected>(recorded.event)) {
            return std::max(now - recorded.stamp.at, std::chrono::milliseconds(0));
        }
    }
    return std::chrono::milliseconds(0);
}

Result<domain::Axes> axesFrom(const GradeOptions& options, const domain::Item& item)
{
    domain::Axes axes{.used = options.used};
    const auto packaging = domain::packagingFrom(options.packaging);
    const auto function = domain::functionFrom(options.function);
    if (!packaging || !function) {
        return packaging ? function.error() : packaging.error();
    }
    axes.packaging = *packaging;
    axes.function = *function;
    if (options.cosmetic == "proposed") {
        if (!item.inspection || !item.inspection->proposed) {
            return refused("The camera has proposed no cosmetic level for this unit. Give it yourself: --cosmetic.");
        }
        axes.cosmetic = item.inspection->proposed;
        return axes;
    }
    const auto cosmetic = domain::cosmeticFrom(options.cosmetic);
    if (!cosmetic) {
        return cosmetic.error();
    }
    axes.cosmetic = *cosmetic;
    return axes;
}

Result<Answer> gradeUnit(Session& session, const GradeOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto axes = axesFrom(options, *item);
    if (!axes) {
        return axes.error();
    }
    const auto history = session.history(domain::subjectOf(*id));
    if (!history) {
        return history.error();
    }
    stations::GradingForm form{.axes = *axes,
                               .overrideReason = options.overrideReason,
                               .assessment = options.seconds
                                                 ? std::chrono::seconds(*options.seconds)
                                                 : sinceFirstScan(*history, *item->receivedAt, session.now())};
    if (!options.reason.empty()) {
        form.cosmeticReason = options.reason;
    }
    if (!options.overrideTo.empty()) {
        form.overrideTo = domain::GradeId(options.overrideTo);
    }
    const auto receipt = session.perform(
        *id, [&](const domain::Item& unit, Time) { return stations::confirmGrade(unit, session.policy(), form); });
    return receipt ? afterDeed(session, *id, "graded") : receipt.error();
}

} // namespace

void addGradingCommands(CLI::App& app, Plan& plan)
{
    auto seen = std::make_shared<InspectOptions>();
    CLI::App* inspect = app.add_subcommand("inspect", "Look at one photo of a unit and record the evidence");
    CLI::Option* tag = inspect->add_option("--item", seen->tag, "The unit's tag; the evidence is recorded");
    CLI::Option* sku = inspect->add_option("--sku", seen->sku, "Only look: compare with this product, record nothing");
    tag->excludes(sku);
    inspect->add_option("--view", seen->view, "Side that the photo shows")->capture_default_str();
    inspect->add_option("--overlay", seen->overlay, "Write the photo with the regions drawn on it to this JPEG file");
    CLI::Option* quick =
        inspect->add_flag("--quick", seen->quick, "Only a first word: looks_fine, look_here or not_sure; needs --sku");
    quick->excludes(tag);
    inspect->add_option("photo", seen->photo, "Photo file")->required();
    inspect->callback([&plan, seen] {
        if (seen->tag.empty() && seen->sku.empty()) {
            throw CLI::RequiredError("--item or --sku");
        }
        plan.command = inSession(plan, [seen](Session& session) {
            if (seen->quick) {
                return quickOnly(session, *seen);
            }
            return seen->tag.empty() ? inspectOnly(session, *seen) : inspectUnit(session, *seen);
        });
    });

    auto form = std::make_shared<GradeOptions>();
    CLI::App* grade = app.add_subcommand("grade", "Confirm the three axes; the policy's table gives the grade");
    grade->add_option("tag", form->tag, "The unit's tag")->required();
    grade->add_option("--packaging", form->packaging, "intact or damaged")->required();
    grade->add_option("--cosmetic", form->cosmetic, "none, light, flaw, heavy, or proposed = what the camera said")
        ->required();
    grade->add_option("--function", form->function, "works or fault")->required();
    grade->add_flag("--used", form->used, "The unit shows traces of use");
    grade->add_option("--reason", form->reason, "Why the cosmetic axis differs from the camera's proposal");
    grade->add_option("--override", form->overrideTo, "Another grade than the table's");
    grade->add_option("--override-reason", form->overrideReason, "Why");
    grade->add_option("--seconds", form->seconds, "Assessment time; without it, since the first inspection")
        ->check(CLI::NonNegativeNumber);
    grade->callback([&plan, form] {
        plan.command = inSession(plan, [form](Session& session) { return gradeUnit(session, *form); });
    });
}

} // namespace regrade::cli
