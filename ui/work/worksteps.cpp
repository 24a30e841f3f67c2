#include "work/workscreen.h"

#include "rules/steps.h"
#include "station/rows.h"

namespace regrade::ui {

namespace {

const QString kDraft = QStringLiteral("work");

} // namespace

stations::StepForm WorkScreen::formOf(const QString& step) const
{
    stations::StepForm form{*m_stage, domain::StepId(step.toStdString())};
    const auto* row = findStep(step);
    form.instrument = row ? instrumentFor(m_desk.policy(), *row, m_memory) : std::string();
    return form;
}

void WorkScreen::record(stations::StepForm form)
{
    if (!workOrder() || m_busy) {
        return;
    }
    if (form.note.empty()) {
        form.note = m_note.trimmed().toStdString();
    }
    submit([policy = m_desk.sharedPolicy(), form = std::move(form)](const domain::Item& item, Time now) {
        return stations::doStep(item, *policy, form, now);
    });
}

void WorkScreen::passStep(const QString& step)
{
    const auto* row = findStep(step);
    if (!row || m_busy) {
        return;
    }
    if (auto form = proposedForm(m_desk.policy(), *m_item, *stageRow(), *row, m_memory)) {
        record(*std::move(form));
    } else {
        record(formOf(step)); // the sentence says what is missing
    }
}

void WorkScreen::failStep(const QString& step)
{
    if (findStep(step)) {
        auto form = formOf(step);
        form.outcome = domain::StepOutcome::failed;
        record(std::move(form));
    }
}

bool WorkScreen::passNext()
{
    if (!m_typed.isEmpty()) {
        measureStep(nextOf(rules::StepKind::measure), m_typed);
        return true;
    }
    for (const auto* step : asked()) {
        if (isOpen(*step) && proposedForm(m_desk.policy(), *m_item, *stageRow(), *step, m_memory)) {
            passStep(QString::fromStdString(step->id.text()));
            return true;
        }
    }
    return false;
}

void WorkScreen::passOpenChecks()
{
    const auto open = openForms();
    if (open.empty() || m_busy) {
        return;
    }
    submit([policy = m_desk.sharedPolicy(), open](const domain::Item& item, Time now) -> Result<domain::Events> {
        domain::Events all;
        domain::Item unit = item;
        for (const auto& form : open) {
            const auto events = stations::doStep(unit, *policy, form, now);
            if (!events) {
                return events.error();
            }
            for (const auto& event : *events) {
                unit = domain::after(std::move(unit), event, now);
                all.push_back(event);
            }
        }
        return all;
    });
}

void WorkScreen::chooseOption(const QString& step, const QString& option)
{
    const auto* row = findStep(step);
    if (!row || m_busy) {
        return;
    }
    auto form = formOf(step);
    const auto* done = workOrder()->findStep(row->id);
    if (row->several && done && done->chosen) {
        for (const auto& one : *done->chosen) {
            form.options.push_back(one.option);
        }
    }
    const std::string chosen = option.toStdString();
    if (std::erase(form.options, chosen) == 0) {
        form.options.push_back(chosen);
    }
    m_memory.options[m_stage->text() + "/" + row->id.text()] = chosen;
    record(std::move(form));
}

void WorkScreen::useInstrument(const QString& kind, const QString& instrument)
{
    m_memory.instruments[kind.toStdString()] = instrument.toStdString();
    emit unitChanged();
}

void WorkScreen::exposeStep(const QString& step, const QString& distanceMm, const QString& seconds)
{
    const auto* row = findStep(step);
    bool plain = false;
    const int distance = distanceMm.trimmed().toInt(&plain);
    bool whole = false;
    const int time = seconds.trimmed().toInt(&whole);
    if (!row || !plain || !whole) {
        tell(tr("An exposure needs the distance in whole millimetres and the time in whole seconds."));
        return;
    }
    auto form = formOf(step);
    form.exposures.assign(static_cast<std::size_t>(row->sides), {distance, time, 0});
    record(std::move(form));
}

void WorkScreen::writeStep(const QString& step, const QString& words)
{
    if (findStep(step)) {
        auto form = formOf(step);
        form.note = words.trimmed().toStdString();
        record(std::move(form));
    }
}

void WorkScreen::measureStep(const QString& step, const QString& value)
{
    const auto number = numberIn(value);
    if (!number) {
        tell(tr("%1 is no number. Type the value that the instrument shows.").arg(value));
        return;
    }
    if (findStep(step)) {
        auto form = formOf(step);
        form.value = number;
        record(std::move(form));
    }
}

void WorkScreen::photoStep(const QString& step)
{
    if (!workOrder() || m_busy) {
        return;
    }
    setBusy(true);
    m_desk.takePhoto(step, this, [this, step](const Result<domain::PhotoRef>& photo) {
        setBusy(false);
        if (!photo) {
            tell(explain(m_desk, photo.error()));
            return;
        }
        auto form = formOf(step);
        form.photos = {*photo};
        record(std::move(form));
    });
}

void WorkScreen::setNote(const QString& note)
{
    if (note != m_note) {
        m_note = note;
        keepDraft();
        emit noteChanged();
    }
}

/// The note that goes with the next step.
void WorkScreen::keepDraft()
{
    if (m_item) {
        m_desk.drafts().keep(
            kDraft, m_note.isEmpty() ? QVariantMap()
                                     : QVariantMap{{QStringLiteral("unit"), unit()}, {QStringLiteral("note"), m_note}});
    }
}

QString WorkScreen::draftOf(const domain::ItemId& id) const
{
    const QVariantMap draft = m_desk.drafts().read(kDraft);
    const bool same = draft.value(QStringLiteral("unit")).toString().toStdString() == id.text();
    return same ? draft.value(QStringLiteral("note")).toString() : QString();
}

} // namespace regrade::ui
