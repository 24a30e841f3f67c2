#include "cli/commands.h"
#include "cli/shares.h"

#include "domain/comparison.h"
#include "domain/eventjson.h"
#include "insight/catalogue.h"
#include "insight/judgements.h"
#include "stations/calibration.h"

namespace regrade::cli {

namespace {

using nlohmann::json;

struct CalibrationOptions {
    std::string sku;
    std::string view = "front";
    bool accept = false;
    std::string reason;
};

std::string percent(double share) { return decimals(100.0 * share, 1) + " %"; }

json describe(const stats::CalibrationProposal& proposal)
{
    return {{"limitFactor", proposal.limitFactor},
            {"good", proposal.good},
            {"damaged", proposal.damaged},
            {"boundBefore", proposal.boundBefore},
            {"bound", proposal.bound},
            {"boundLow", proposal.boundInterval.low},
            {"boundHigh", proposal.boundInterval.high},
            {"falseRejectsBefore", shareJson(proposal.falseRejectsBefore)},
            {"falseRejects", shareJson(proposal.falseRejects)},
            {"detectionsBefore", shareJson(proposal.detectionsBefore)},
            {"detections", shareJson(proposal.detections)}};
}

Answer answerFor(const CalibrationOptions& options, const stats::CalibrationProposal& proposal)
{
    Answer answer{describe(proposal), options.sku + ", " + options.view + ": new limit "};
    answer.text += decimals(proposal.limitFactor, 2) + " of the taught one, from " + std::to_string(proposal.good) +
                   " good and " + std::to_string(proposal.damaged) + " damaged units.\n";
    answer.text += "  good units that may be called damaged: up to " + percent(proposal.boundBefore) + " -> " +
                   percent(proposal.bound) + " (" + percent(proposal.boundInterval.low) + " to " +
                   percent(proposal.boundInterval.high) + ")\n";
    answer.text +=
        "  false rejects: " + shareText(proposal.falseRejectsBefore) + " -> " + shareText(proposal.falseRejects) + "\n";
    answer.text +=
        "  detections: " + shareText(proposal.detectionsBefore) + " -> " + shareText(proposal.detections) + "\n";
    answer.data["sku"] = options.sku;
    answer.data["view"] = options.view;
    answer.data["accepted"] = options.accept;
    return answer;
}

Result<Answer> recalibrate(Session& session, const CalibrationOptions& options)
{
    const domain::Sku sku(options.sku);
    const auto product = session.product(sku);
    if (!product) {
        return product.error();
    }
    const domain::ProductTaught* lesson = product->taughtView(options.view);
    if (lesson == nullptr) {
        return refused("The side \"{}\" of {} has not been taught, so it has no limit to move.",
                       {options.view, options.sku});
    }
    const auto proposal = insight::recalibrationOf(session.station().reader(), *lesson, session.policy().limits);
    if (!proposal) {
        return proposal.error();
    }
    Answer answer = answerFor(options, *proposal);
    if (!options.accept) {
        answer.text += "  Nothing was changed. Accept it with --accept --reason WHY.\n";
        return answer;
    }
    const auto receipt = session.perform(
        sku,
        [&, taught = *lesson](const domain::Product& known, Time) {
            return stations::calibrateProduct(known, session.policy(), taught, *proposal, options.reason);
        },
        lesson->model);
    if (!receipt) {
        return receipt.error();
    }
    const int version = product->nextCalibration(options.view);
    answer.data["version"] = version;
    answer.text += "  Accepted as calibration " + std::to_string(version) + ".\n";
    return answer;
}

json describe(const stats::Drift& drift)
{
    return {
        {"units", drift.units}, {"baseline", drift.baseline}, {"missing", drift.missing},     {"sum", drift.sum},
        {"alarm", drift.alarm}, {"last", drift.last},         {"allHigher", drift.allHigher}, {"factor", drift.factor}};
}

Result<void> addDrift(Session& session, const domain::ProductTaught& lesson, Answer& answer)
{
    const auto drift = insight::driftOf(session.station().reader(), lesson, session.policy().limits);
    if (!drift) {
        return drift.error();
    }
    const auto alarm = insight::alarmOf(*drift);
    json entry = describe(*drift);
    entry["sku"] = lesson.sku.text();
    entry["view"] = lesson.view;
    entry["sentence"] = alarm ? json(alarm->en) : json();
    answer.data.push_back(std::move(entry));
    answer.text += lesson.sku.text() + ", " + lesson.view + ": ";
    if (drift->missing > 0) {
        answer.text += "not enough data: " + std::to_string(drift->units) + " of " +
                       std::to_string(drift->units + drift->missing) + " confirmed good units.\n";
    } else {
        answer.text +=
            (alarm ? alarm->en : std::string("as before.")) + " (" + std::to_string(drift->units) + " good units)\n";
    }
    return {};
}

Result<Answer> drift(Session& session, const std::string& wanted)
{
    const auto rows = insight::products(session.station().reader());
    if (!rows) {
        return rows.error();
    }
    Answer answer{json::array(), ""};
    for (const auto& row : *rows) {
        if (row.taughtPhotos == 0 || (!wanted.empty() && row.sku != wanted)) {
            continue;
        }
        const auto product = session.product(domain::Sku(row.sku));
        if (!product) {
            return product.error();
        }
        for (const auto& lesson : product->taught) {
            if (const auto added = addDrift(session, lesson, answer); !added) {
                return added.error();
            }
        }
    }
    return answer;
}

json describe(const domain::MarkChange& change)
{
    return {{"fate", domain::nameOf(change.fate)},
            {"kind", change.kind.text()},
            {"extentMmBefore", change.extentMmBefore ? json(*change.extentMmBefore) : json()},
            {"extentMmAfter", change.extentMmAfter ? json(*change.extentMmAfter) : json()},
            {"areaShareBefore", change.areaShareBefore ? json(*change.areaShareBefore) : json()},
            {"areaShareAfter", change.areaShareAfter ? json(*change.areaShareAfter) : json()}};
}

domain::Text kindName(const rules::Policy& policy, const domain::DefectKind& kind)
{
    for (const rules::NamedRow& row : policy.defectKinds) {
        if (row.id == kind.text()) {
            return row.name;
        }
    }
    return {kind.text(), kind.text()};
}

Result<Answer> compare(Session& session, const std::string& tag)
{
    const auto id = itemFrom(tag);
    if (!id) {
        return id.error();
    }
    const auto history = session.history(domain::subjectOf(*id));
    if (!history) {
        return history.error();
    }
    domain::Events events;
    for (const auto& recorded : *history) {
        events.push_back(recorded.event);
    }
    const auto pair = domain::beforeAndAfterRepair(events);
    if (!pair) {
        return refused("The unit {} was not inspected on the same side before and after a repair.", {id->text()});
    }
    Answer answer{{{"item", id->text()}, {"marks", json::array()}}, ""};
    answer.data["before"] = pair->before.photos.front().hash.text();
    answer.data["after"] = pair->after.photos.front().hash.text();
    for (const auto& change : domain::compareMarks(pair->before, pair->after)) {
        answer.data["marks"].push_back(describe(change));
        answer.text += "  " + domain::sentenceOf(change, kindName(session.policy(), change.kind)).en + "\n";
    }
    answer.text =
        id->text() + ", repaired regions:\n" + (answer.text.empty() ? "  no mark before or after.\n" : answer.text);
    return answer;
}

} // namespace

void addJudgementCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<CalibrationOptions>();
    CLI::App* limit = app.get_subcommand("product")->add_subcommand(
        "recalibrate", "Draw the limit of a taught view anew from confirmed units");
    limit->add_option("sku", options->sku, "Stock keeping unit")->required();
    limit->add_option("--view", options->view, "Taught side")->capture_default_str();
    limit->add_option("--reason", options->reason, "Why the limit is moved");
    limit->add_flag("--accept", options->accept, "Use it from now on; without it, only say what it would be");
    limit->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return recalibrate(session, *options); });
    });

    auto wanted = std::make_shared<std::string>();
    CLI::App* drifting = app.get_subcommand("vision")->add_subcommand(
        "drift", "Whether the scores of good units have risen since teaching");
    drifting->add_option("--sku", *wanted, "Only this product");
    drifting->callback([&plan, wanted] {
        plan.command = inSession(plan, [wanted](Session& session) { return drift(session, *wanted); });
    });

    auto tag = std::make_shared<std::string>();
    CLI::App* comparison =
        app.get_subcommand("item")->add_subcommand("compare", "The marks before and after the unit's repair");
    comparison->add_option("tag", *tag, "The unit's tag")->required();
    comparison->callback(
        [&plan, tag] { plan.command = inSession(plan, [tag](Session& session) { return compare(session, *tag); }); });
}

} // namespace regrade::cli
