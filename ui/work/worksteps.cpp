#include "work/workscreen.h"

#include "station/rows.h"

namespace regrade::ui {

void WorkScreen::record(const QString& step, domain::StepOutcome outcome, std::optional<double> value,
                        std::vector<domain::PhotoRef> photos)
{
    if (!workOrder() || m_busy || step.isEmpty()) {
        return;
    }
    stations::StepForm form{*m_stage, domain::StepId(step.toStdString())};
    form.outcome = outcome;
    form.value = value;
    form.note = m_note.trimmed().toStdString();
    form.photos = std::move(photos);
    submit<workers::ItemDeed>([policy = m_desk.sharedPolicy(), form](const domain::Item& item, Time) {
        return stations::doStep(item, *policy, form);
    });
}

void WorkScreen::passStep(const QString& step) { record(step, domain::StepOutcome::passed); }
void WorkScreen::failStep(const QString& step) { record(step, domain::StepOutcome::failed); }

void WorkScreen::passOpenChecks()
{
    const auto open = openCheckSteps();
    if (open.empty() || m_busy) {
        return;
    }
    submit<workers::ItemDeed>([policy = m_desk.sharedPolicy(), stage = *m_stage,
                               open](const domain::Item& item, Time now) -> Result<domain::Events> {
        domain::Events all;
        domain::Item unit = item;
        for (const auto& step : open) {
            const auto events = stations::doStep(unit, *policy, {stage, step});
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

void WorkScreen::measureStep(const QString& step, const QString& value)
{
    const auto number = numberIn(value);
    if (!number) {
        tell(tr("%1 is no number. Type the value that the instrument shows.").arg(value));
        return;
    }
    record(step, domain::StepOutcome::passed, number);
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
        record(step, domain::StepOutcome::passed, {}, {*photo});
    });
}

void WorkScreen::setNote(const QString& note)
{
    if (note != m_note) {
        m_note = note;
        emit noteChanged();
    }
}

} // namespace regrade::ui
