#include "rules/steps.h"
#include "stations/gates.h"
#include "stations/work.h"

#include <algorithm>
#include <cmath>

namespace regrade::stations {

namespace {

using Outcome = domain::StepOutcome;

/// What a step is recorded from.
struct Bench {
    const domain::Item& item;
    const rules::Policy& policy;
    const rules::StageRow& stage;
    const rules::StepRow& step;
    const StepForm& form;
    Time now;
};

const rules::StepRow* findStep(const rules::StageRow& stage, const domain::StepId& id)
{
    const auto found =
        std::find_if(stage.steps.begin(), stage.steps.end(), [&](const rules::StepRow& step) { return step.id == id; });
    return found == stage.steps.end() ? nullptr : &*found;
}

/// The step belongs to this unit's way through the stage.
Result<const rules::StepRow*> requireStep(const domain::Item& item, const rules::StageRow& stage,
                                          const domain::StepId& id)
{
    const rules::StepRow* step = findStep(stage, id);
    if (step == nullptr) {
        return refused("{} has no step \"{}\".", {stage.name.en, id.text()});
    }
    const auto asked = rules::stepsFor(stage, item);
    if (std::find(asked.begin(), asked.end(), step) == asked.end()) {
        return refused("The step \"{}\" is not asked for with this unit.", {step->name.en});
    }
    return step;
}

/// What has failed is tried again only after what the policy wants done before.
Result<void> checkRedone(const Bench& bench)
{
    const domain::WorkOrder& work = *bench.item.work;
    const domain::StepDone* earlier = work.findStep(bench.step.id);
    if (earlier == nullptr || earlier->outcome == Outcome::passed) {
        return {};
    }
    for (const domain::StepId& id : bench.step.redo) {
        const rules::StepRow* again = findStep(bench.stage, id);
        if (again != nullptr && !work.cameAfter(id, bench.step.id)) {
            return refused("The step \"{}\" has failed: do \"{}\" again first.", {bench.step.name.en, again->name.en});
        }
    }
    return {};
}

/// A step that comes before another is worth nothing once that one is done, unless what it asks for again was done
/// since.
Result<void> checkOrder(const Bench& bench)
{
    const domain::WorkOrder& work = *bench.item.work;
    for (const domain::StepId& id : bench.step.before) {
        const bool done = work.findStep(id) != nullptr && !work.cameAfter(bench.step.id, id);
        const bool redone = !bench.step.redo.empty() &&
                            std::all_of(bench.step.redo.begin(), bench.step.redo.end(),
                                        [&](const domain::StepId& again) { return work.cameAfter(again, id); });
        const rules::StepRow* later = findStep(bench.stage, id);
        if (done && !redone && later != nullptr) {
            const rules::StepRow* again =
                bench.step.redo.empty() ? nullptr : findStep(bench.stage, bench.step.redo.front());
            return again == nullptr
                       ? refused("The step \"{}\" comes before \"{}\", which is done already.",
                                 {bench.step.name.en, later->name.en})
                       : refused("The step \"{}\" comes before \"{}\", which is done already: do \"{}\" again first.",
                                 {bench.step.name.en, later->name.en, again->name.en});
        }
    }
    return {};
}

/// The instrument that was named, or the only one of its kind.
Result<const rules::InstrumentRow*> instrumentFor(const Bench& bench)
{
    const auto known = rules::instrumentsOf(bench.policy, bench.step.instrument);
    const rules::InstrumentRow* used = known.size() == 1 && bench.form.instrument.empty() ? known.front() : nullptr;
    for (const rules::InstrumentRow* one : known) {
        used = one->id == bench.form.instrument ? one : used;
    }
    if (used != nullptr) {
        return used;
    }
    if (bench.form.instrument.empty()) {
        return refused("Say which instrument \"{}\" was read from: scan its code, or choose it.", {bench.step.name.en});
    }
    return refused("\"{}\" is no instrument for \"{}\".", {bench.form.instrument, bench.step.name.en});
}

/// The last day counts; whether a value is taken after it is the house's rule.
Result<domain::InstrumentUsed> checkedInstrument(const Bench& bench, const rules::InstrumentRow& row)
{
    domain::InstrumentUsed used{row.id, row.serial, row.calibratedUntil, false};
    used.expired = !row.calibratedUntil.empty() && isoDay(bench.now) > row.calibratedUntil;
    if (used.expired && bench.policy.limits.expiredCalibrationRefused) {
        return refused("The calibration of {} ran out on {}: use another instrument, or have it calibrated.",
                       {row.name.en, row.calibratedUntil});
    }
    return used;
}

/// Outside its limits a value has failed, whatever was said.
void judge(const Bench& bench, const rules::InstrumentRow* instrument, domain::StepDone& done)
{
    const rules::ReadingRow* readings =
        instrument == nullptr ? nullptr : bench.policy.findReadings(instrument->readings);
    const double value = *done.value;
    if (readings != nullptr) {
        done.caution = value > readings->pass && value <= readings->caution;
        done.outcome = value > readings->caution || value < 0 ? Outcome::failed : done.outcome;
        return;
    }
    const rules::Bounds bounds = rules::boundsOf(bench.step, *bench.item.work);
    const bool outside = (bounds.min && value < *bounds.min) || (bounds.max && value > *bounds.max);
    done.outcome = outside ? Outcome::failed : done.outcome;
}

Result<void> takeMeasure(const Bench& bench, domain::StepDone& done)
{
    if (!bench.form.value || !std::isfinite(*bench.form.value)) {
        return refused("The step \"{}\" needs a measured value in {}.", {bench.step.name.en, bench.step.unit});
    }
    done.value = bench.form.value;
    const rules::InstrumentRow* row = nullptr;
    if (!bench.step.instrument.empty()) {
        const auto instrument = instrumentFor(bench);
        if (!instrument) {
            return instrument.error();
        }
        row = *instrument;
        auto used = checkedInstrument(bench, *row);
        if (!used) {
            return used.error();
        }
        done.instrument = *std::move(used);
    }
    judge(bench, row, done);
    return {};
}

Result<void> takeExposure(const Bench& bench, domain::StepDone& done)
{
    constexpr int kMostMm = 10'000;
    constexpr int kMostSeconds = 86'400;
    const auto lamp = instrumentFor(bench);
    if (!lamp) {
        return lamp.error();
    }
    auto used = checkedInstrument(bench, **lamp);
    if (!used) {
        return used.error();
    }
    if (static_cast<int>(bench.form.exposures.size()) < bench.step.sides) {
        return refused("The step \"{}\" needs {} sides; light reaches only what it sees.",
                       {bench.step.name.en, std::to_string(bench.step.sides)});
    }
    std::vector<domain::Exposure> sides = bench.form.exposures;
    for (domain::Exposure& side : sides) {
        if (side.distanceMm < 1 || side.distanceMm > kMostMm || side.seconds < 1 || side.seconds > kMostSeconds) {
            return refused("Distance and time of a side must lie between 1 and {} mm, and 1 and {} s.",
                           {std::to_string(kMostMm), std::to_string(kMostSeconds)});
        }
        side.dose = rules::doseOf(**lamp, side.distanceMm, side.seconds);
        done.value = std::min(done.value.value_or(side.dose), side.dose);
    }
    constexpr double kRounding = 1e-9; // of the division that the dose came from
    done.outcome = *done.value < *bench.step.min * (1 - kRounding) ? Outcome::failed : done.outcome;
    done.instrument = *std::move(used);
    done.exposures = std::move(sides);
    return {};
}

std::optional<std::string> unlessEmpty(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

Result<void> takeChoice(const Bench& bench, domain::StepDone& done)
{
    const rules::ChoiceRow* list = bench.policy.findChoices(bench.step.list);
    const auto& options = bench.form.options;
    if (list == nullptr || options.empty() || (options.size() > 1 && !bench.step.several)) {
        return refused("The step \"{}\" needs one of its options.", {bench.step.name.en});
    }
    std::vector<domain::Chosen> chosen;
    for (const std::string& id : options) {
        const rules::OptionRow* option = list->find(id);
        if (option == nullptr) {
            return refused("\"{}\" has no option \"{}\".", {list->name.en, id});
        }
        if (option->cost) {
            if (const Result<void> currency = requireCurrency(bench.item, *option->cost); !currency) {
                return currency.error();
            }
        }
        done.outcome = option->fails ? Outcome::failed : done.outcome;
        chosen.push_back(
            {option->id, option->name, unlessEmpty(option->batch), unlessEmpty(option->sheet), option->cost});
    }
    done.chosen = std::move(chosen);
    return {};
}

Result<void> takeEvidence(const Bench& bench, domain::StepDone& done)
{
    switch (bench.step.kind) {
    case rules::StepKind::check: return {};
    case rules::StepKind::measure: return takeMeasure(bench, done);
    case rules::StepKind::exposure: return takeExposure(bench, done);
    case rules::StepKind::choice: return takeChoice(bench, done);
    case rules::StepKind::photo:
        return bench.form.photos.empty() ? refused("The step \"{}\" needs a photo.", {bench.step.name.en})
                                         : Result<void>();
    case rules::StepKind::words:
        return isBlank(bench.form.note)
                   ? refused("The step \"{}\" needs its words: scan or type them.", {bench.step.name.en})
                   : Result<void>();
    }
    throw std::logic_error("unknown kind of step");
}

} // namespace

StepForm passingForm(const domain::Item& item, const rules::Policy& policy, const rules::StageRow& stage,
                     const rules::StepRow& step)
{
    StepForm form{.stage = stage.id, .step = step.id};
    const auto instruments = rules::instrumentsOf(policy, step.instrument);
    form.instrument = instruments.empty() ? "" : instruments.front()->id;
    switch (step.kind) {
    case rules::StepKind::check: break;
    case rules::StepKind::words: form.note = "0000"; break;
    case rules::StepKind::photo:
        form.photos = {domain::PhotoRef{domain::PhotoHash(std::string(64, '0')), "front", 1, 1}};
        break;
    case rules::StepKind::measure: {
        const auto* readings = instruments.empty() ? nullptr : policy.findReadings(instruments.front()->readings);
        const rules::Bounds own = rules::boundsOf(step, *item.work);
        const rules::Bounds bounds = readings == nullptr ? own : rules::Bounds{0.0, readings->pass};
        form.value =
            bounds.min && bounds.max ? (*bounds.min + *bounds.max) / 2 : bounds.max.value_or(bounds.min.value_or(1.0));
        break;
    }
    case rules::StepKind::choice:
        for (const rules::OptionRow& option : policy.findChoices(step.list)->options) {
            if (form.options.empty() && !option.fails) {
                form.options = {option.id};
            }
        }
        break;
    case rules::StepKind::exposure: {
        const int distance = static_cast<int>(instruments.front()->atMm);
        const int seconds = rules::secondsFor(*instruments.front(), distance, *step.min);
        form.exposures.assign(static_cast<std::size_t>(step.sides), {distance, seconds, 0});
        break;
    }
    }
    return form;
}

Result<domain::Events> doStep(const domain::Item& item, const rules::Policy& policy, const StepForm& form, Time now)
{
    const Result<const rules::StageRow*> stage = requireWorkAt(item, policy, form.stage);
    if (!stage) {
        return stage.error();
    }
    const auto step = requireStep(item, **stage, form.step);
    if (!step) {
        return step.error();
    }
    const Bench bench{item, policy, **stage, **step, form, now};
    domain::StepDone done{.stage = form.stage, .step = form.step, .outcome = form.outcome, .unit = (*step)->unit};
    done.note = form.note;
    done.photos = form.photos;
    if (!(*stage)->skill.empty()) {
        done.skill = (*stage)->skill;
    }
    for (const auto check : {&checkRedone, &checkOrder}) {
        if (const Result<void> allowed = check(bench); !allowed) {
            return allowed.error();
        }
    }
    if (const Result<void> taken = takeEvidence(bench, done); !taken) {
        return taken.error();
    }
    domain::Events events;
    if (item.work->pausedAt) {
        events.emplace_back(domain::WorkResumed{.stage = form.stage});
    }
    events.emplace_back(std::move(done));
    return events;
}

} // namespace regrade::stations
