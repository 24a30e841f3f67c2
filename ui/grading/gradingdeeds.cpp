#include "grading/gradingscreen.h"

#include "insight/rechecks.h"
#include "station/benchcard.h"
#include "station/picture.h"
#include "station/rows.h"

namespace regrade::ui {

bool GradingScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        return takeCommand(command->verb, command->argument);
    }
    const auto id = tagIn(text);
    if (!id) {
        return false;
    }
    if (m_busy) {
        tell(tr("The last unit is still being written down. Scan again in a moment."));
        return true;
    }
    if (m_item && m_item->id == *id && m_state == State::Grading) {
        resume();
        return true;
    }
    open(*id);
    return true;
}

bool GradingScreen::takeCommand(const QString& verb, const QString& argument)
{
    if (verb == QLatin1String("OK")) {
        confirm();
    } else if (verb == QLatin1String("PHOTO")) {
        inspect();
    } else if (verb == QLatin1String("PAUSE")) {
        paused() ? resume() : pause();
    } else if (verb == QLatin1String("PACKAGING")) {
        choosePackaging(argument);
    } else if (verb == QLatin1String("COSMETIC")) {
        chooseCosmetic(argument);
    } else if (verb == QLatin1String("FUNCTION")) {
        chooseFunction(argument);
    } else if (verb == QLatin1String("USED")) {
        setUsed(argument != QLatin1String("no"));
    } else if (verb == QLatin1String("GRADE")) {
        setOverride(argument.toUpper());
    } else if (verb == QLatin1String("ASIDE")) {
        putAside();
    } else if (verb == QLatin1String("NEXT")) {
        next();
    } else {
        return false;
    }
    return true;
}

void GradingScreen::choose(const QString& tag)
{
    const auto id = tagIn(tag);
    if (id && !m_busy) {
        open(*id);
    } else if (!id) {
        tell(tr("%1 is no tag of a unit.").arg(tag));
    }
}

void GradingScreen::open(const domain::ItemId& id)
{
    auto item = m_desk.item(id);
    if (!item) {
        tell(explain(m_desk, item.error()));
        return;
    }
    const auto stage = item->stage();
    const auto* row = stage ? m_desk.policy().findStage(*stage) : nullptr;
    if (!row || row->kind != rules::StageKind::grading) {
        tell(tr("%1 Nothing is to be graded now.").arg(whereabouts(m_desk, *item)));
        return;
    }
    m_state = State::Grading;
    m_overlay = QImage();
    m_photo = QImage();
    m_shown.reset();
    if (item->inspection && !item->inspection->photos.empty()) {
        m_photo = archivedPhoto(m_desk, item->inspection->photos.front());
        m_shown = item->inspection->photos.front().hash;
    }
    const auto product = item->intake ? m_desk.product(item->intake->sku) : Result<domain::Product>(Error{});
    takeViews(product ? *product : domain::Product{domain::Sku("none")});
    m_remarks.clear();
    m_form.start(*item);
    takeUpDraft(*item);
    m_timer.start(m_desk.now());
    m_tick.start();
    tell({});
    show(*std::move(item));
    emit elapsedChanged();
}

void GradingScreen::next()
{
    if (m_queue.isEmpty()) {
        putAside();
    } else {
        choose(m_queue.front().toMap().value(QStringLiteral("id")).toString());
    }
}

void GradingScreen::show(domain::Item item)
{
    m_item = std::move(item);
    emit unitChanged();
    emit inspectionChanged();
    emit formChanged();
}

void GradingScreen::putAside()
{
    if (m_busy) {
        return;
    }
    m_item.reset();
    m_state = State::Empty;
    m_timer.stop();
    m_tick.stop();
    m_photo = m_overlay = QImage();
    tell({});
    emit unitChanged();
    emit inspectionChanged();
    emit formChanged();
    emit elapsedChanged();
}

std::optional<domain::ProductTaught> GradingScreen::mayInspect()
{
    if (!m_item || m_state != State::Grading || m_busy) {
        return std::nullopt;
    }
    if (!m_taught) {
        tell(tr("This product has not been taught yet. Judge the unit by eye, or teach the product first."));
        return std::nullopt;
    }
    m_inspecting = true;
    tell({});
    setBusy(true);
    return m_taught;
}

void GradingScreen::inspect()
{
    if (const auto taught = mayInspect()) {
        m_desk.inspectLive(*taught, this, [this, id = m_item->id](const auto& result) { takeInspection(id, result); });
    }
}

void GradingScreen::inspectFile(const QUrl& file)
{
    if (const auto taught = mayInspect()) {
        m_desk.inspectFile(*taught, file, this,
                           [this, id = m_item->id](const auto& result) { takeInspection(id, result); });
    }
}

void GradingScreen::takeInspection(const domain::ItemId& id, const Result<workers::InspectionResult>& result)
{
    m_inspecting = false;
    if (!result) {
        setBusy(false);
        tell(explain(m_desk, result.error()));
        return;
    }
    m_remarks = result->remarks;
    m_photo = photoOf(*result);
    m_shown = result->inspection.photos.front().hash;
    m_overlay = overlayOf(*result);
    m_seen[m_view] = result->inspection;
    const domain::Inspection all = seenSoFar();
    const auto off = m_item && m_item->intake ? insight::whyCameraIsOff(m_desk.reader(), m_desk.policy(),
                                                                        m_item->intake->category, m_desk.now())
                                              : Result<std::optional<domain::Text>>(std::optional<domain::Text>());
    if (!off) {
        setBusy(false);
        tell(m_desk.say(off.error()));
        return;
    }
    m_desk.submit(
        id,
        [policy = m_desk.sharedPolicy(), seen = all, looks = m_looks, off = *off](const domain::Item& item, Time) {
            return stations::recordInspection(item, *policy, seen, looks, off);
        },
        this,
        [this, id](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            auto item = receipt ? m_desk.item(id) : receipt.error();
            if (!item) {
                tell(explain(m_desk, item.error()));
                return;
            }
            m_form.propose(item->inspection ? item->inspection->proposed : std::nullopt);
            show(*std::move(item));
            nextView();
        },
        all.model);
}

void GradingScreen::confirm()
{
    if (!m_item || m_busy || m_state != State::Grading) {
        return;
    }
    if (const QString why = missing(); !why.isEmpty()) {
        tell(why);
        return;
    }
    setBusy(true);
    m_desk.submit(
        m_item->id,
        [policy = m_desk.sharedPolicy(), form = filledForm()](const domain::Item& item, Time) {
            return stations::confirmGrade(item, *policy, form);
        },
        this,
        [this, id = m_item->id](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            auto item = receipt ? m_desk.item(id) : receipt.error();
            if (!item) {
                tell(explain(m_desk, item.error()));
                return;
            }
            m_state = State::Graded;
            keepDraft();
            m_timer.pause(m_desk.now());
            m_tick.stop();
            tell({}, whereabouts(m_desk, *item));
            show(*std::move(item));
            emit elapsedChanged();
        });
}

} // namespace regrade::ui
