#include "work/workscreen.h"

#include "station/benchcard.h"
#include "station/rows.h"
#include "store/leases.h"

#include <utility>

namespace regrade::ui {

PartShelf* WorkScreen::makeShelf()
{
    return new PartShelf(m_desk,
                         {[this] { return workOrder() ? &*m_item : nullptr; }, [this] { return m_busy; },
                          [this](workers::InformedItemDeed deed) { submitInformed(std::move(deed)); },
                          [this](const QString& problem) { tell(problem); }},
                         this);
}

BenchFilm* WorkScreen::makeFilm()
{
    return new BenchFilm(m_desk,
                         {[this] { return workOrder() ? &*m_item : nullptr; }, [this] { return stepAhead(); },
                          [this](const QString& problem, const QString& notice) { tell(problem, notice); },
                          [this](const domain::ItemId& id) { noteAside(id); }},
                         this);
}

HelpCall* WorkScreen::makeHelp()
{
    return new HelpCall(m_desk,
                        {[this] { return workOrder() ? &*m_item : nullptr; }, [this] { return stepAhead(); },
                         [this](const QString& problem, const QString& notice) { tell(problem, notice); },
                         [this](const domain::ItemId& id) { noteAside(id); }},
                        this);
}

std::optional<domain::StepId> WorkScreen::stepAhead() const
{
    const auto steps = asked();
    return nextStep() < 0 ? std::nullopt : std::optional(steps[static_cast<std::size_t>(nextStep())]->id);
}

void WorkScreen::noteAside(const domain::ItemId& id)
{
    if (!m_item || m_item->id != id || m_busy) {
        return;
    }
    if (auto item = m_desk.item(id)) {
        m_item = *std::move(item);
        emit unitChanged();
    }
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
    if (m_item && m_item->id != id) {
        m_film->leave();
    }
    m_noteBefore = draftOf(id);
    m_item = *item;
    setNote({});
    m_plan.lay({});
    if (item->work && item->work->stage == *stage) {
        submit([](const domain::Item& unit, Time) {
            return unit.work && unit.work->pausedAt ? stations::resumeWork(unit) : Result(domain::Events{});
        });
        return;
    }
    if (row->repairs) {
        show(id);
        m_shelf->clear();
        return;
    }
    m_state = State::Empty;
    submit([policy = m_desk.sharedPolicy(), at = *stage](const domain::Item& unit, Time) {
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

template <class Deed>
void WorkScreen::hand(Deed deed)
{
    setBusy(true);
    m_desk.submit(m_item->id, std::move(deed), this, [this, id = m_item->id](const Result<workers::Receipt>& receipt) {
        setBusy(false);
        if (!receipt) {
            tell(explain(m_desk, receipt.error()));
            return;
        }
        setNote(std::exchange(m_noteBefore, {}));
        setTyped({});
        show(id);
        m_shelf->clear();
    });
}

void WorkScreen::submit(workers::ItemDeed deed) { hand(std::move(deed)); }
void WorkScreen::submitInformed(workers::InformedItemDeed deed) { hand(std::move(deed)); }

void WorkScreen::show(const domain::ItemId& id)
{
    auto item = m_desk.item(id);
    if (!item) {
        tell(explain(m_desk, item.error()));
        return;
    }
    m_item = *std::move(item);
    const auto* row = stageRow();
    const bool ahead = !m_item->work && m_item->stage() == m_stage && row && row->repairs;
    m_plan.lay(ahead ? m_item : std::nullopt);
    if (m_item->work) {
        m_state = State::Working;
        m_tick.start();
        tell({});
    } else if (ahead) {
        m_state = State::Planning;
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
    m_film->leave();
    if (workOrder() && !paused()) { // the time costs nothing until the unit is on the bench again
        m_desk.submit(
            m_item->id,
            [policy = m_desk.sharedPolicy()](const domain::Item& unit, Time now) {
                return stations::pauseWork(unit, *policy, now);
            },
            this,
            [this](const Result<workers::Receipt>& receipt) {
                if (!receipt) {
                    tell(explain(m_desk, receipt.error()));
                }
            });
    }
    m_item.reset();
    m_state = State::Empty;
    m_tick.stop();
    m_plan.lay({});
    setNote({});
    tell({});
    emit unitChanged();
}

void WorkScreen::pause()
{
    if (!workOrder() || m_busy) {
        return;
    }
    submit([policy = m_desk.sharedPolicy()](const domain::Item& unit, Time now) {
        return unit.work && unit.work->pausedAt ? stations::resumeWork(unit) : stations::pauseWork(unit, *policy, now);
    });
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
    m_film->leave();
    submit([policy = m_desk.sharedPolicy(), stage = *m_stage](const domain::Item& item, Time now) {
        return stations::finishWork(item, *policy, stage, now);
    });
}

} // namespace regrade::ui
