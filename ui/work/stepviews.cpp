#include "work/stepviews.h"

#include "rules/steps.h"
#include "station/picture.h"
#include "station/rows.h"

#include <QLocale>

#include <QCoreApplication>

#include <algorithm>

namespace regrade::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("regrade::ui::WorkScreen", text); }
QString text(const std::string& words) { return QString::fromStdString(words); }

QString kindName(rules::StepKind kind)
{
    switch (kind) {
    case rules::StepKind::check: return QStringLiteral("check");
    case rules::StepKind::measure: return QStringLiteral("measure");
    case rules::StepKind::photo: return QStringLiteral("photo");
    case rules::StepKind::choice: return QStringLiteral("choice");
    case rules::StepKind::exposure: return QStringLiteral("exposure");
    case rules::StepKind::words: return QStringLiteral("words");
    }
    return {};
}

QString figure(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator); // it is typed and read back
    return locale.toString(value, 'g', 6);
}

QString limitsText(const rules::Bounds& bounds, const QString& unit)
{
    if (bounds.min && bounds.max) {
        return tr("%1 to %2 %3").arg(figure(*bounds.min), figure(*bounds.max), unit);
    }
    if (bounds.min) {
        return tr("at least %1 %2").arg(figure(*bounds.min), unit);
    }
    return bounds.max ? tr("at most %1 %2").arg(figure(*bounds.max), unit) : unit;
}

QString limitsOf(const rules::Policy& policy, const rules::StepRow& step, const domain::WorkOrder& work,
                 const std::string& instrument)
{
    const QString unit = text(step.unit);
    if (step.kind == rules::StepKind::exposure) {
        return tr("at least %1 %2 on each of %3 sides").arg(figure(*step.min), unit).arg(step.sides);
    }
    if (step.kind != rules::StepKind::measure) {
        return {};
    }
    const auto* used = policy.findInstrument(instrument);
    const auto* readings = used ? policy.findReadings(used->readings) : nullptr;
    return readings ? tr("up to %1 %3 good, up to %2 %3 with care")
                          .arg(figure(readings->pass), figure(readings->caution), unit)
                    : limitsText(rules::boundsOf(step, work), unit);
}

QString outcomeName(const domain::StepDone* done)
{
    if (!done) {
        return QStringLiteral("open");
    }
    return done->outcome == domain::StepOutcome::passed ? QStringLiteral("passed") : QStringLiteral("failed");
}

QString calibrationOf(const rules::Policy& policy, const std::string& instrument)
{
    const auto* row = policy.findInstrument(instrument);
    if (!row) {
        return {};
    }
    return row->calibratedUntil.empty() ? tr("%1: no date of calibration on file").arg(text(row->id))
                                        : tr("%1: calibrated until %2").arg(text(row->id), text(row->calibratedUntil));
}

/// What is written down, or what stands ready to be.
QStringList pickedOf(const rules::Policy& policy, const domain::Item& item, const rules::StageRow& stage,
                     const rules::StepRow& step, const StepMemory& memory)
{
    QStringList picked;
    const auto* done = item.work->findStep(step.id);
    if (done && done->chosen) {
        for (const auto& one : *done->chosen) {
            picked.append(text(one.option));
        }
    } else if (const auto form = proposedForm(policy, item, stage, step, memory); form && !done) {
        for (const auto& option : form->options) {
            picked.append(text(option));
        }
    }
    return picked;
}

QVariantList optionsOf(const Desk& desk, const rules::StepRow& step)
{
    QVariantList rows;
    if (const auto* list = desk.policy().findChoices(step.list)) {
        for (const auto& option : list->options) {
            const QString name = desk.say(option.name);
            rows.append(QVariantMap{{QStringLiteral("id"), text(option.id)},
                                    {QStringLiteral("text"),
                                     option.batch.empty() ? name : tr("%1, batch %2").arg(name, text(option.batch))}});
        }
    }
    return rows;
}

QVariantList instrumentRows(const Desk& desk, const rules::StepRow& step)
{
    QVariantList rows;
    for (const auto* one : rules::instrumentsOf(desk.policy(), step.instrument)) {
        rows.append(QVariantMap{{QStringLiteral("id"), text(one->id)},
                                {QStringLiteral("text"), tr("%1 %2").arg(desk.say(one->name), text(one->id))}});
    }
    return rows;
}

} // namespace

std::string instrumentFor(const rules::Policy& policy, const rules::StepRow& step, const StepMemory& memory)
{
    const auto known = memory.instruments.find(step.instrument);
    if (known != memory.instruments.end()) {
        return known->second;
    }
    const auto all = rules::instrumentsOf(policy, step.instrument);
    return all.size() == 1 ? all.front()->id : std::string();
}

std::optional<stations::StepForm> proposedForm(const rules::Policy& policy, const domain::Item& item,
                                               const rules::StageRow& stage, const rules::StepRow& step,
                                               const StepMemory& memory)
{
    stations::StepForm form{stage.id, step.id};
    form.instrument = instrumentFor(policy, step, memory);
    if (step.kind == rules::StepKind::check) {
        return form;
    }
    if (step.kind == rules::StepKind::choice) {
        const auto* list = policy.findChoices(step.list);
        const auto before = memory.options.find(stage.id.text() + "/" + step.id.text());
        std::string option = before == memory.options.end() ? std::string() : before->second;
        if (item.forecast && list->id == "faults") {
            option = item.forecast->fault;
        }
        const auto* row = list->find(option);
        if (!row || row->fails) {
            return std::nullopt;
        }
        form.options = {option};
        return form;
    }
    const auto* lamp = policy.findInstrument(form.instrument);
    if (step.kind == rules::StepKind::exposure && lamp) {
        const int distance = static_cast<int>(lamp->atMm);
        form.exposures.assign(static_cast<std::size_t>(step.sides),
                              {distance, rules::secondsFor(*lamp, distance, *step.min), 0});
        return form;
    }
    return std::nullopt;
}

QVariantList stepRows(const Desk& desk, const domain::Item& item, const rules::StageRow& stage,
                      const StepMemory& memory)
{
    QVariantList rows;
    for (const auto* step : rules::stepsFor(stage, item)) {
        const auto* done = item.work->findStep(step->id);
        const std::string instrument = instrumentFor(desk.policy(), *step, memory);
        const auto proposed = proposedForm(desk.policy(), item, stage, *step, memory);
        const auto* side = done && done->exposures       ? &done->exposures->front()
                           : proposed && step->sides > 0 ? &proposed->exposures.front()
                                                         : nullptr;
        QVariantMap row{
            {QStringLiteral("id"), text(step->id.text())},
            {QStringLiteral("name"), desk.say(step->name)},
            {QStringLiteral("why"), desk.say(step->why)},
            {QStringLiteral("kind"), kindName(step->kind)},
            {QStringLiteral("unit"), text(step->unit)},
            {QStringLiteral("limits"), limitsOf(desk.policy(), *step, *item.work, instrument)},
            {QStringLiteral("required"), step->required},
            {QStringLiteral("state"),
             rules::overtaking(stage, *step, *item.work) ? QStringLiteral("open") : outcomeName(done)},
            {QStringLiteral("value"), done && done->value ? figure(*done->value) : QString()},
            {QStringLiteral("note"), done ? text(done->note) : QString()},
            {QStringLiteral("photo"), done && !done->photos.empty() ? archivedUrl(desk, done->photos.back()) : QUrl()}};
        row.insert(QStringLiteral("instruction"), step->instruction ? desk.say(*step->instruction) : QString());
        row.insert(QStringLiteral("options"), optionsOf(desk, *step));
        row.insert(QStringLiteral("picked"), pickedOf(desk.policy(), item, stage, *step, memory));
        row.insert(QStringLiteral("several"), step->several);
        row.insert(QStringLiteral("instruments"), instrumentRows(desk, *step));
        row.insert(QStringLiteral("instrumentKind"), text(step->instrument));
        row.insert(QStringLiteral("used"), text(instrument));
        row.insert(QStringLiteral("calibration"), calibrationOf(desk.policy(), instrument));
        row.insert(QStringLiteral("caution"), done && done->caution.value_or(false));
        row.insert(QStringLiteral("sides"), step->sides);
        row.insert(QStringLiteral("distanceMm"), side ? side->distanceMm : 0);
        row.insert(QStringLiteral("seconds"), side ? side->seconds : 0);
        rows.append(row);
    }
    return rows;
}

} // namespace regrade::ui
