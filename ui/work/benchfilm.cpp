#include "work/benchfilm.h"

#include "station/rows.h"
#include "stations/filming.h"

namespace regrade::ui {

BenchFilm::BenchFilm(Desk& desk, House house, QObject* parent)
    : QObject(parent), m_desk(desk), m_house(std::move(house))
{
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_desk.touch(); // whoever works before the camera is not away
        emit changed();
    });
}

bool BenchFilm::allowed() const { return m_desk.policy().limits.filmsBench; }

int BenchFilm::seconds() const
{
    return m_running
               ? static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(m_desk.now() - m_since).count())
               : 0;
}

void BenchFilm::toggle()
{
    if (m_running) {
        end(domain::FilmEnd::stopped);
    } else {
        start();
    }
}

void BenchFilm::leave()
{
    if (m_running) {
        end(domain::FilmEnd::workLeft);
    }
}

void BenchFilm::end(domain::FilmEnd why) { m_desk.filmNoMore(why); }

void BenchFilm::start()
{
    const domain::Item* unit = m_house.unit();
    if (!unit) {
        m_house.say(tr("Scan the unit first: a film belongs to a unit."), {});
        return;
    }
    if (const auto allowed = stations::mayFilm(*unit, m_desk.policy()); !allowed) {
        m_house.say(explain(m_desk, allowed.error()), {});
        return;
    }
    constexpr std::int64_t kMegabyte = 1'000'000;
    const auto& limits = m_desk.policy().limits;
    m_unit = unit->id;
    m_stage = unit->work->stage;
    m_step = m_house.step();
    m_running = true;
    m_since = m_desk.now();
    emit changed();
    m_desk.film(
        {unit->id.text(), stations::filmCaption(*unit, m_step), std::chrono::seconds(limits.filmSeconds),
         limits.filmSpaceMb * kMegabyte},
        this,
        [this](const Result<void>& begun) {
            if (begun) {
                m_tick.start();
                m_house.say({}, tr("Filming the bench: no faces. Press again to stop."));
                return;
            }
            m_running = false;
            emit changed();
            m_house.say(explain(m_desk, begun.error()), {});
        },
        [this](const Result<workers::Film>& film) { putOnRecord(film); });
}

void BenchFilm::putOnRecord(const Result<workers::Film>& film)
{
    m_running = false;
    m_tick.stop();
    emit changed();
    if (!film) {
        m_house.say(explain(m_desk, film.error()), {});
        return;
    }
    m_desk.submit(
        *m_unit,
        [policy = m_desk.sharedPolicy(), filmed = workers::recordOf(*film, *m_stage, m_step)](
            const domain::Item& item, Time) { return stations::noteFilm(item, *policy, filmed); },
        this,
        [this, unit = *m_unit, film = *film](const Result<workers::Receipt>& receipt) {
            if (!receipt) {
                m_house.say(explain(m_desk, receipt.error()), {});
                return;
            }
            m_house.noted(unit);
            m_house.say({}, toldOf(film));
        });
}

QString BenchFilm::toldOf(const workers::Film& film) const
{
    const QString length = m_desk.duration(film.length);
    QString told;
    switch (film.end) {
    case domain::FilmEnd::stopped:
    case domain::FilmEnd::workLeft: told = tr("Film of %1 on record.").arg(length); break;
    case domain::FilmEnd::longest: told = tr("The longest time is over: film of %1 on record.").arg(length); break;
    case domain::FilmEnd::diskFull: told = tr("The disk is nearly full: film of %1 on record.").arg(length); break;
    case domain::FilmEnd::cameraLost: told = tr("The camera was lost: film of %1 on record.").arg(length); break;
    }
    return film.lost > 0 ? tr("%1 It lacks %2 pictures.").arg(told).arg(film.lost) : told;
}

} // namespace regrade::ui
