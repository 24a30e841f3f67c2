#include "rules/steps.h"
#include "station/benchcard.h"
#include "station/rows.h"
#include "work/workscreen.h"

namespace regrade::ui {

bool WorkScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        return takeCommand(command->verb, command->argument);
    }
    if (const auto id = tagIn(text)) {
        if (!saysBusy()) {
            open(*id);
        }
        return true;
    }
    if (takeInstrument(text.trimmed())) {
        return true;
    }
    const auto steps = asked();
    const bool wordsNext =
        nextStep() >= 0 && steps[static_cast<std::size_t>(nextStep())]->kind == rules::StepKind::words;
    if (!wordsNext) {
        return takePart(text);
    }
    if (!saysBusy()) {
        writeStep(nextOf(rules::StepKind::words), text.trimmed());
    }
    return true;
}

/// The code of a part's bag, while a unit lies on the bench.
bool WorkScreen::takePart(const QString& text)
{
    if (!workOrder() || (m_busy && saysBusy())) {
        return workOrder() != nullptr;
    }
    return m_shelf->takeScan(text);
}

bool WorkScreen::saysBusy()
{
    if (m_busy) {
        tell(tr("The last step is still being written down. Scan again in a moment."));
    }
    return m_busy;
}

bool WorkScreen::takeCommand(const QString& verb, const QString& argument)
{
    const QString check = nextOf(rules::StepKind::check);
    const bool planning = m_state == State::Planning;
    const QString measure = nextOf(rules::StepKind::measure);
    const QString photo = nextOf(rules::StepKind::photo);
    if (verb == QLatin1String("OK") && planning) {
        m_plan.start();
    } else if (verb == QLatin1String("OK") && workOrder()) {
        if (!saysBusy()) {
            finish();
        }
    } else if (verb == QLatin1String("PASSALL")) {
        passOpenChecks();
    } else if (verb == QLatin1String("PASS") && passNext()) {
        return true;
    } else if (verb == QLatin1String("PICK")) {
        return takePick(argument);
    } else if (verb == QLatin1String("KEY")) {
        return takeKey(argument);
    } else if (verb == QLatin1String("PAUSE") && workOrder()) {
        pause();
    } else if (verb == QLatin1String("EQUIPMENT") && workOrder() && offers(equipment(), argument)) {
        switchEquipment(argument);
    } else if (verb == QLatin1String("VIDEO")) {
        m_film->toggle();
    } else if (verb == QLatin1String("FAIL") && !check.isEmpty()) {
        failStep(check);
    } else if (verb == QLatin1String("VALUE") && !measure.isEmpty()) {
        measureStep(measure, argument);
    } else if (verb == QLatin1String("PHOTO") && !photo.isEmpty()) {
        photoStep(photo);
    } else if (verb == QLatin1String("PIECES") && workOrder() && argument.toInt() > 0) {
        m_shelf->setPieces(argument.toInt());
    } else if (verb == QLatin1String("TESTED") && m_shelf->dismantles()) {
        m_shelf->setTested(!m_shelf->tested());
    } else if (verb == QLatin1String("FRACTION") && m_shelf->dismantles()) {
        m_shelf->chooseFraction(argument);
    } else if (verb == QLatin1String("GRAMS") && m_shelf->dismantles()) {
        m_shelf->recover(argument);
    } else if (verb == QLatin1String("ASIDE")) {
        putAside();
    } else if (verb == QLatin1String("NEXT")) {
        next();
    } else if (verb == QLatin1String("STAGE")) {
        chooseStage(argument);
    } else {
        return false;
    }
    return true;
}

bool WorkScreen::takePick(const QString& option)
{
    if (m_state == State::Planning) {
        m_plan.choose(option);
        return offers(m_plan.faults(), option);
    }
    for (const auto* step : asked()) {
        const auto* list = m_desk.policy().findChoices(step->list);
        if (list && isOpen(*step) && list->find(option.toStdString())) {
            chooseOption(QString::fromStdString(step->id.text()), option);
            return true;
        }
    }
    return takeInstrument(option.toUpper());
}

bool WorkScreen::takeInstrument(const QString& text)
{
    const auto* instrument = m_desk.policy().findInstrument(text.toStdString());
    if (!instrument) {
        return false;
    }
    useInstrument(QString::fromStdString(instrument->kind), text);
    tell({}, tr("%1 %2 is used from now on.").arg(m_desk.say(instrument->name), text));
    return true;
}

bool WorkScreen::takeKey(const QString& key)
{
    if (nextOf(rules::StepKind::measure).isEmpty()) {
        return false;
    }
    if (key == QLatin1String("back")) {
        setTyped(m_typed.chopped(m_typed.isEmpty() ? 0 : 1));
    } else if (key == QLatin1String("point")) {
        setTyped(m_typed + QLatin1Char('.'));
    } else if (key.size() == 1 && key.front().isDigit()) {
        setTyped(m_typed + key);
    } else {
        return false;
    }
    return true;
}

void WorkScreen::setTyped(const QString& typed)
{
    if (typed != m_typed) {
        m_typed = typed;
        emit typedChanged();
    }
}

} // namespace regrade::ui
