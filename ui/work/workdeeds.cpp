#include "work/workscreen.h"

#include "station/benchcard.h"
#include "station/rows.h"
#include "store/leases.h"

namespace regrade::ui {

template <class Deed>
void WorkScreen::submit(Deed deed)
{
    setBusy(true);
    m_desk.submit(m_item->id, std::move(deed), this, [this, id = m_item->id](const Result<workers::Receipt>& receipt) {
        setBusy(false);
        if (!receipt) {
            tell(explain(m_desk, receipt.error()));
            return;
        }
        setNote({});
        show(id);
        m_shelf->clear();
    });
}

template void WorkScreen::submit(workers::ItemDeed deed);

bool WorkScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        return takeCommand(command->verb, command->argument);
    }
    const auto id = tagIn(text);
    if (!id) {
        return takePart(text);
    }
    if (!saysBusy()) {
        open(*id);
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

PartShelf* WorkScreen::makeShelf()
{
    return new PartShelf(m_desk,
                         {[this] { return workOrder() ? &*m_item : nullptr; }, [this] { return m_busy; },
                          [this](workers::InformedItemDeed deed) { submit(std::move(deed)); },
                          [this](const QString& problem) { tell(problem); }},
                         this);
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
    const QString measure = nextOf(rules::StepKind::measure);
    const QString photo = nextOf(rules::StepKind::photo);
    if (verb == QLatin1String("OK") && workOrder()) {
        if (!saysBusy()) {
            finish();
        }
    } else if (verb == QLatin1String("PASSALL")) {
        passOpenChecks();
    } else if (verb == QLatin1String("PASS") && !check.isEmpty()) {
        passStep(check);
    } else if (verb == QLatin1String("FAIL") && !check.isEmpty()) {
        failStep(check);
    } else if (verb == QLatin1String("VALUE") && !measure.isEmpty()) {
        measureStep(measure, argument);
    } else if (verb == QLatin1String("PHOTO") && !photo.isEmpty()) {
        photoStep(photo);
    } else if (verb == QLatin1String("PIECES") && workOrder() && argument.toInt() > 0) {
        m_shelf->setPieces(argument.toInt());
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

void WorkScreen::chooseStage(const QString& stage)
{
    if (m_busy || !offers(m_stages, stage) || stage == this->stage()) {
        return;
    }
    m_stage = domain::StageId(stage.toStdString());
    putAside();
    refresh();
    emit stageChanged();
}

void WorkScreen::choose(const QString& tag)
{
    const auto id = tagIn(tag);
    if (id && !m_busy) {
        open(*id);
    } else if (!id) {
        tell(tr("%1 is no tag of a unit.").arg(tag));
    }
}

void WorkScreen::open(const domain::ItemId& id)
{
    const auto item = m_desk.item(id);
    if (!item) {
        tell(explain(m_desk, item.error()));
        return;
    }
    const auto stage = item->stage();
    const auto* row = stage ? m_desk.policy().findStage(*stage) : nullptr;
    if (!row || row->kind != rules::StageKind::work) {
        tell(tr("%1 There is no work to do on it here.").arg(whereabouts(m_desk, *item)));
        return;
    }
    if (warnsOfAnother(id)) {
        return;
    }
    if (m_stage != stage) {
        m_stage = stage;
        refresh();
        emit stageChanged();
    }
    m_item = *item;
    setNote({});
    if (item->work && item->work->stage == *stage) {
        show(id);
        m_shelf->clear();
        return;
    }
    m_state = State::Empty;
    submit<workers::ItemDeed>([policy = m_desk.sharedPolicy(), at = *stage](const domain::Item& unit, Time) {
        return stations::startWork(unit, *policy, at);
    });
}

/// Once for each unit that another station has in work; who scans it again has it before him.
bool WorkScreen::warnsOfAnother(const domain::ItemId& id)
{
    const auto lease = store::leaseOf(m_desk.reader(), id, m_desk.now());
    if (!lease || !*lease || m_warnedOf == id) {
        m_warnedOf.reset();
        return false;
    }
    m_warnedOf = id;
    tell(tr("Station %1 has this unit in work. Scan it again if it lies before you.")
             .arg(QString::fromStdString((*lease)->station)));
    return true;
}

void WorkScreen::show(const domain::ItemId& id)
{
    auto item = m_desk.item(id);
    if (!item) {
        tell(explain(m_desk, item.error()));
        return;
    }
    m_item = *std::move(item);
    if (m_item->work) {
        m_state = State::Working;
        m_tick.start();
        tell({});
    } else {
        m_state = State::Finished;
        m_tick.stop();
        tell({}, tr("Finished. %1").arg(whereabouts(m_desk, *m_item)));
    }
    emit unitChanged();
    emit elapsedChanged();
}

void WorkScreen::next()
{
    if (m_queue.isEmpty()) {
        putAside();
    } else {
        choose(m_queue.front().toMap().value(QStringLiteral("id")).toString());
    }
}

void WorkScreen::putAside()
{
    if (m_busy) {
        return;
    }
    m_item.reset();
    m_state = State::Empty;
    m_tick.stop();
    setNote({});
    tell({});
    emit unitChanged();
}

void WorkScreen::finish()
{
    if (!workOrder() || m_busy) {
        return;
    }
    if (const QString why = missing(); !why.isEmpty()) {
        tell(why);
        return;
    }
    submit<workers::ItemDeed>([policy = m_desk.sharedPolicy(), stage = *m_stage](const domain::Item& item, Time now) {
        return stations::finishWork(item, *policy, stage, now);
    });
}

} // namespace regrade::ui
