#include "teaching/zonesketch.h"

#include "station/picture.h"
#include "station/rows.h"
#include "stations/zones.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr double kLeastSide = 0.04; // a smaller one could not be taken hold of with gloves
constexpr double kNewSide = 0.3;

} // namespace

ZoneSketch::ZoneSketch(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, &ZoneSketch::changed);
}

QUrl ZoneSketch::picture() const { return m_lesson ? archivedUrl(m_desk, m_lesson->photos.front()) : QUrl(); }

QSize ZoneSketch::pictureSize() const
{
    return m_lesson ? QSize(m_lesson->photos.front().width, m_lesson->photos.front().height) : QSize();
}

QVariantList ZoneSketch::names() const
{
    QVariantList options = optionsOf(m_desk, m_desk.policy().zones);
    options.removeIf(
        [](const QVariant& option) { return option.toMap().value(QStringLiteral("id")) == QStringLiteral("body"); });
    return options;
}

QVariantList ZoneSketch::areas() const
{
    QVariantList rows;
    const auto& zones = m_desk.policy().zones;
    for (const domain::ZoneArea& area : m_areas) {
        const auto row =
            std::find_if(zones.begin(), zones.end(), [&](const auto& zone) { return zone.id == area.zone.text(); });
        rows.append(QVariantMap{{QStringLiteral("zone"), QString::fromStdString(area.zone.text())},
                                {QStringLiteral("text"),
                                 row == zones.end() ? QString::fromStdString(area.zone.text()) : m_desk.say(row->name)},
                                {QStringLiteral("x"), area.x},
                                {QStringLiteral("y"), area.y},
                                {QStringLiteral("width"), area.width},
                                {QStringLiteral("height"), area.height}});
    }
    return rows;
}

QString ZoneSketch::chosenZone() const
{
    return m_chosen < 0 ? QString() : QString::fromStdString(m_areas[static_cast<std::size_t>(m_chosen)].zone.text());
}

void ZoneSketch::show(const std::optional<domain::Product>& product, const std::string& view)
{
    const domain::ProductTaught* lesson = product ? product->taughtView(view) : nullptr;
    const domain::ProductZoned* drawn = product ? product->zonedView(view) : nullptr;
    m_lesson = lesson && !lesson->photos.empty() ? std::optional(*lesson) : std::nullopt;
    m_known = drawn ? drawn->zones : std::vector<domain::ZoneArea>{};
    m_stale = m_lesson && !m_lesson->zones && !m_known.empty();
    m_open = false;
    restore();
}

void ZoneSketch::restore()
{
    m_areas = m_known;
    m_chosen = -1;
    m_unsaved = m_stale;
    emit changed();
}

void ZoneSketch::begin()
{
    m_open = possible();
    restore();
}

void ZoneSketch::close()
{
    m_open = false;
    restore();
}

void ZoneSketch::choose(int index)
{
    m_chosen = index >= 0 && index < static_cast<int>(m_areas.size()) ? index : -1;
    emit changed();
}

void ZoneSketch::name(const QString& zone)
{
    if (!m_open || !offers(names(), zone)) {
        return;
    }
    if (m_chosen >= 0) {
        m_areas[static_cast<std::size_t>(m_chosen)].zone = domain::Zone(zone.toStdString());
    } else {
        const double start = (1.0 - kNewSide) / 2.0;
        m_areas.push_back({domain::Zone(zone.toStdString()), start, start, kNewSide, kNewSide});
        m_chosen = static_cast<int>(m_areas.size()) - 1;
    }
    m_unsaved = true;
    emit changed();
}

void ZoneSketch::place(int index, double x, double y, double width, double height)
{
    if (!m_open || index < 0 || index >= static_cast<int>(m_areas.size())) {
        return;
    }
    domain::ZoneArea& area = m_areas[static_cast<std::size_t>(index)];
    area.width = std::clamp(width, kLeastSide, 1.0);
    area.height = std::clamp(height, kLeastSide, 1.0);
    area.x = std::clamp(x, 0.0, 1.0 - area.width);
    area.y = std::clamp(y, 0.0, 1.0 - area.height);
    m_chosen = index;
    m_unsaved = true;
    emit changed();
}

void ZoneSketch::nudge(double right, double down, double wider, double higher)
{
    if (m_chosen >= 0) {
        const domain::ZoneArea area = m_areas[static_cast<std::size_t>(m_chosen)];
        place(m_chosen, area.x + right, area.y + down, std::min(area.width + wider, 1.0 - area.x),
              std::min(area.height + higher, 1.0 - area.y));
    }
}

void ZoneSketch::remove()
{
    if (m_open && m_chosen >= 0) {
        m_areas.erase(m_areas.begin() + m_chosen);
        m_chosen = -1;
        m_unsaved = true;
        emit changed();
    }
}

void ZoneSketch::save()
{
    if (!m_open || !m_lesson) {
        return;
    }
    m_desk.submit(
        m_lesson->sku,
        [policy = m_desk.sharedPolicy(), view = m_lesson->view, areas = m_areas](const domain::Product& product, Time) {
            return stations::drawZones(product, *policy, view, areas);
        },
        this,
        [this](const Result<workers::Receipt>& receipt) {
            if (!receipt) {
                emit told(explain(m_desk, receipt.error()), {});
                return;
            }
            m_open = false;
            emit recorded();
            emit told({}, tr("The zones are on record. The next inspection names them."));
        });
}

} // namespace regrade::ui
