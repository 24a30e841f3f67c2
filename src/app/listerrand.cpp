#include "app/listerrand.h"

namespace regrade::app {

ListErrand::~ListErrand()
{
    m_stopped = true;
    ++m_search;
}

ui::ListWork ListErrand::work()
{
    ui::ListWork work;
    work.look = [this](const stations::ListOrder& order, ui::ListWork::Progress progress, ui::ListWork::Told told) {
        read([order](auto& lists, const auto& goOn) { return lists.look(order, goOn); }, std::move(progress),
             std::move(told));
    };
    work.takeOver = [this](const stations::ListOrder& order, const domain::ActorId& by, ui::ListWork::Progress progress,
                           ui::ListWork::Told told) {
        read([order, by](auto& lists, const auto& goOn) { return lists.takeOver(order, by, goOn); },
             std::move(progress), std::move(told));
    };
    work.stop = [this] { m_stopped = true; };
    work.search = [this](const insight::OpenFilter& filter, int limit, ui::ListWork::Found found) {
        search(filter, limit, std::move(found));
    };
    return work;
}

Result<store::Database> ListErrand::openReader() const
{
    return store::Database::openForReading(m_station.places().data / "regrade.db");
}

void ListErrand::read(Read body, ui::ListWork::Progress progress, ui::ListWork::Told told)
{
    m_stopped = false;
    m_reading.start([this, body = std::move(body), progress = std::move(progress), told = std::move(told)] {
        const auto reader = openReader();
        if (!reader) {
            told(reader.error());
            return;
        }
        auto lists = m_station.announcedLists(*reader);
        const auto goOn = [&, shown = -1](double done) mutable {
            if (const int step = static_cast<int>(done * 200); step != shown) {
                shown = step;
                progress(done);
            }
            return !m_stopped;
        };
        told(body(lists, goOn));
    });
}

void ListErrand::search(const insight::OpenFilter& filter, int limit, ui::ListWork::Found found)
{
    const int mine = ++m_search;
    m_searching.start([this, mine, filter, limit, found = std::move(found)] {
        const auto reader = openReader();
        found(reader ? insight::openReturns(*reader, filter, limit, [&] { return mine == m_search; }) : reader.error());
    });
}

} // namespace regrade::app
