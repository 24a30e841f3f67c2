#include "cli/commands.h"

#include "insight/partstock.h"
#include "stations/parts.h"
#include "stations/repair.h"
#include "stations/work.h"
#include "store/leases.h"
#include "vision/photofile.h"

#include <opencv2/core/mat.hpp>

#include <charconv>

namespace regrade::cli {

namespace {

struct WorkOptions {
    std::string tag;
    std::string stage;
    std::string step;
    std::string outcome = "passed";
    std::optional<double> value;
    std::string note;
    std::vector<std::string> photos;
    std::string part;
    int quantity = 1;
    std::string cost;
    std::string origin;
    bool key = false;
    bool anyway = false;
    std::vector<std::string> options;
    std::string instrument;
    std::vector<std::string> sides;
    std::string fault;
    std::optional<int> minutes;
};

/// The named stage, or the stage where the unit stands; a unit that stands nowhere has no open work either.
domain::StageId stageFor(const domain::Item& item, const WorkOptions& options)
{
    return options.stage.empty() ? item.stage().value_or(domain::StageId("-")) : domain::StageId(options.stage);
}

Result<stations::PartForm> partFormFrom(const WorkOptions& options)
{
    stations::PartForm form{domain::StageId("-"), options.part, options.quantity, {}, options.key, {}};
    if (!options.cost.empty()) {
        const auto cost = parseMoney(options.cost);
        if (!cost) {
            return cost.error();
        }
        form.cost = *cost;
    }
    if (!options.origin.empty()) {
        const auto origin = domain::partOriginFrom(options.origin);
        if (!origin) {
            return origin.error();
        }
        form.origin = *origin;
    }
    return form;
}

using WorkDeed = std::function<Result<domain::Events>(const domain::Item&, const domain::StageId&, Time)>;

/// Does a deed at the named stage, or at the stage where the unit stands.
Result<Answer> atStage(Session& session, const WorkOptions& options, const std::string& said, const WorkDeed& deed)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& item, Time now) -> Result<domain::Events> {
        const auto here = item.stage();
        if (options.stage.empty() && !here) {
            return refused("This unit stands at no stage; there is no work to do on it.");
        }
        return deed(item, options.stage.empty() ? *here : domain::StageId(options.stage), now);
    });
    return receipt ? afterDeed(session, *id, said) : receipt.error();
}

/// Another station may have the unit in work; its people would do it twice.
Result<void> requireNotInWorkElsewhere(Session& session, const WorkOptions& options)
{
    const auto id = itemFrom(options.tag);
    const auto lease = id ? store::leaseOf(session.station().reader(), *id, session.now())
                          : Result<std::optional<store::Lease>>(id.error());
    if (!lease) {
        return lease.error();
    }
    if (*lease && !options.anyway) {
        return refused("Station {} has this unit in work until {}. If it really lies here, say --anyway.",
                       {(*lease)->station, toIso((*lease)->until)});
    }
    return {};
}

Result<Answer> start(Session& session, const WorkOptions& options)
{
    if (const auto free = requireNotInWorkElsewhere(session, options); !free) {
        return free.error();
    }
    return atStage(session, options, "work started", [&](const domain::Item& item, const domain::StageId& stage, Time) {
        return stations::startWork(item, session.policy(), stage);
    });
}

/// "300:45" is 45 seconds at 300 mm.
Result<domain::Exposure> exposureFrom(const std::string& side)
{
    domain::Exposure exposure;
    const char* const end = side.data() + side.size();
    const auto distance = std::from_chars(side.data(), end, exposure.distanceMm);
    if (distance.ec == std::errc{} && distance.ptr != end && *distance.ptr == ':') {
        const auto seconds = std::from_chars(distance.ptr + 1, end, exposure.seconds);
        if (seconds.ec == std::errc{} && seconds.ptr == end) {
            return exposure;
        }
    }
    return invalid("\"{}\" is not a side such as 300:45, millimetres and seconds.", {side});
}

Result<domain::PhotoRef> archived(Session& session, const std::string& file)
{
    const auto bytes = readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    const auto image = vision::decodePhoto(*bytes);
    if (!image) {
        return image.error();
    }
    const auto jpeg = vision::encodeJpeg(*image);
    if (!jpeg) {
        return jpeg.error();
    }
    const auto hash = session.station().photos().put(*jpeg, "jpg");
    return hash ? Result(domain::PhotoRef{*hash, "step", image->cols, image->rows}) : hash.error();
}

Result<Answer> doStep(Session& session, const WorkOptions& options)
{
    const auto outcome = domain::stepOutcomeFrom(options.outcome);
    if (!outcome) {
        return outcome.error();
    }
    std::vector<domain::PhotoRef> photos;
    for (const std::string& file : options.photos) {
        auto photo = archived(session, file);
        if (!photo) {
            return photo.error();
        }
        photos.push_back(std::move(*photo));
    }
    std::vector<domain::Exposure> exposures;
    for (const std::string& side : options.sides) {
        const auto exposure = exposureFrom(side);
        if (!exposure) {
            return exposure.error();
        }
        exposures.push_back(*exposure);
    }
    return atStage(session, options, "step recorded",
                   [&](const domain::Item& item, const domain::StageId& stage, Time now) {
                       return stations::doStep(item, session.policy(),
                                               {.stage = stage,
                                                .step = domain::StepId(options.step),
                                                .outcome = *outcome,
                                                .value = options.value,
                                                .note = options.note,
                                                .photos = photos,
                                                .options = options.options,
                                                .instrument = options.instrument,
                                                .exposures = exposures},
                                               now);
                   });
}

Result<Answer> pause(Session& session, const WorkOptions& options)
{
    return atStage(session, options, "work rests", [&](const domain::Item& item, const domain::StageId&, Time now) {
        return stations::pauseWork(item, session.policy(), now);
    });
}

Result<Answer> resume(Session& session, const WorkOptions& options)
{
    return atStage(session, options, "work goes on",
                   [&](const domain::Item& item, const domain::StageId&, Time) { return stations::resumeWork(item); });
}

Result<Answer> forecast(Session& session, const WorkOptions& options)
{
    std::optional<Money> parts;
    if (!options.cost.empty()) {
        const auto cost = parseMoney(options.cost);
        if (!cost) {
            return cost.error();
        }
        parts = *cost;
    }
    return atStage(session, options, "repair forecast", [&](const domain::Item& item, const domain::StageId&, Time) {
        return stations::forecastRepair(item, session.policy(), {options.fault, options.minutes, parts});
    });
}

Result<Answer> approve(Session& session, const WorkOptions& options)
{
    return atStage(session, options, "repair approved", [&](const domain::Item& item, const domain::StageId&, Time) {
        return stations::approveRepair(item, session.policy(), options.note);
    });
}

Result<Answer> giveUp(Session& session, const WorkOptions& options)
{
    return atStage(session, options, "repair given up", [&](const domain::Item& item, const domain::StageId&, Time) {
        return stations::giveUpRepair(item, session.policy());
    });
}

Result<Answer> usePart(Session& session, const WorkOptions& options)
{
    const auto form = partFormFrom(options);
    const auto id = itemFrom(options.tag);
    if (!form || !id) {
        return !id ? id.error() : form.error();
    }
    const workers::InformedItemDeed deed = [&](const domain::Item& item, const store::Database& store, Time) {
        stations::PartForm filled = *form;
        filled.stage = stageFor(item, options);
        return stations::usePart(item, filled, insight::partsIn(store));
    };
    const auto receipt = session.perform(*id, deed);
    return receipt ? afterDeed(session, *id, "part used") : receipt.error();
}

Result<Answer> finish(Session& session, const WorkOptions& options)
{
    return atStage(session, options, "work finished",
                   [&](const domain::Item& item, const domain::StageId& stage, Time now) {
                       return stations::finishWork(item, session.policy(), stage, now);
                   });
}

Result<Answer> sendBack(Session& session, const WorkOptions& options)
{
    return atStage(session, options, "sent back to grading",
                   [&](const domain::Item& item, const domain::StageId&, Time now) {
                       return stations::sendBack(item, session.policy(), options.note, now);
                   });
}

} // namespace

void addWorkCommands(CLI::App& app, Plan& plan)
{
    CLI::App* work = app.add_subcommand("work", "Cleaning, testing, repair: the stages that the policy names")
                         ->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const WorkOptions&)) {
        auto options = std::make_shared<WorkOptions>();
        CLI::App* command = work->add_subcommand(name, help);
        command->add_option("tag", options->tag, "The unit's tag")->required();
        command->add_option("--stage", options->stage, "Stage; without it, where the unit stands");
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [starting, begun] = add("start", "Start the work on a unit", start);
    starting->add_flag("--anyway", begun->anyway, "Although another station has it in work");
    const auto [step, done] = add("step", "Record one step of the checklist", doStep);
    step->add_option("--step", done->step, "Step of the stage")->required();
    step->add_option("--outcome", done->outcome, "passed or failed")->capture_default_str();
    step->add_option("--value", done->value, "Measured value, in the unit that the policy names");
    step->add_option("--note", done->note, "Note");
    step->add_option("--photo", done->photos, "Photo file");
    step->add_option("--option", done->options, "Option of a choice");
    step->add_option("--instrument", done->instrument, "What the value was read from; without it, the only one");
    step->add_option("--side", done->sides, "One side under the lamp, e.g. 300:45 for 45 s at 300 mm");
    add("pause", "Let the work rest; the time costs nothing", pause);
    add("resume", "Go on with work that rests", resume);
    const auto [told, expected] = add("forecast", "Say what a repair is expected to cost, before it begins", forecast);
    told->add_option("--fault", expected->fault, "What is broken, an option of the list \"faults\"")->required();
    told->add_option("--minutes", expected->minutes, "Minutes; without it, what is usual for the fault");
    told->add_option("--parts", expected->cost, "Cost of the parts; without it, what is usual for the fault");
    const auto [dear, approved] = add("approve", "Let a repair begin that is above the limit", approve);
    dear->add_option("--reason", approved->note, "Why")->required();
    add("giveup", "Give up a repair that is above the limit; the unit is taken apart", giveUp);
    const auto [part, used] = add("part", "Take a part, or all parts of a kit, from the stock into the unit", usePart);
    part->add_option("--part", used->part, "Number of the part or the kit")->required();
    part->add_option("--quantity", used->quantity, "Pieces")->capture_default_str();
    part->add_option("--cost", used->cost, "Cost of all pieces, e.g. \"4.50 EUR\"; without it, what they cost");
    part->add_option("--origin", used->origin, "newOem, newAftermarket or harvested; without it, the oldest pieces");
    part->add_flag("--key", used->key, "A key part although it is not registered as one: the buyer is told");
    add("finish", "Finish the work; the unit moves to its next stage", finish);
    const auto [back, why] = add("back", "Break the work off and send the unit back to grading", sendBack);
    back->add_option("--reason", why->note, "Why")->required();
}

} // namespace regrade::cli
