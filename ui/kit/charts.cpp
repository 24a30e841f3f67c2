#include "kit/charts.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QVariantMap>

#include <algorithm>

namespace regrade::ui {

ChartItem::ChartItem(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &ChartItem::changed, this, [this] { update(); });
}

QVector<ChartItem::Row> ChartItem::parsed() const
{
    QVector<Row> rows;
    for (const QVariant& entry : m_rows) {
        const QVariantMap row = entry.toMap();
        rows.push_back({row[QStringLiteral("text")].toString(), row[QStringLiteral("value")].toDouble(),
                        row[QStringLiteral("note")].toString(), row[QStringLiteral("color")].value<QColor>()});
    }
    return rows;
}

QFont ChartItem::fontOf(int pixels, bool bold)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

void BarChart::paint(QPainter* painter)
{
    const QVector<Row> rows = parsed();
    if (rows.isEmpty()) {
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(fontOf(14));
    double highest = 1.0, names = 0.0, notes = 0.0;
    for (const Row& row : rows) {
        highest = std::max(highest, row.value);
        names = std::max(names, metrics.horizontalAdvance(row.text));
        notes = std::max(notes, metrics.horizontalAdvance(row.note));
    }
    names = std::min(names, width() * 0.42) + 10;
    const double step = std::min(34.0, height() / static_cast<double>(rows.size()));
    const double room = std::max(20.0, width() - names - notes - 12);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const double top = step * static_cast<double>(i);
        painter->setFont(fontOf(14));
        painter->setPen(m_ink);
        painter->drawText(QRectF(0, top, names - 8, step), Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(row.text, Qt::ElideRight, names - 8));
        const double length = std::max(2.0, room * row.value / highest);
        painter->setPen(Qt::NoPen);
        painter->setBrush(row.color.isValid() ? row.color : m_accent);
        painter->drawRoundedRect(QRectF(names, top + step / 2 - 8, length, 16), 3, 3);
        painter->setPen(m_softInk);
        painter->drawText(QRectF(names + length + 8, top, notes + 4, step), Qt::AlignVCenter | Qt::AlignLeft, row.note);
    }
}

void StackedBar::paint(QPainter* painter)
{
    const QVector<Row> rows = parsed();
    double whole = 0.0;
    for (const Row& row : rows) {
        whole += row.value;
    }
    if (whole <= 0.0) {
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    const double bar = std::min(36.0, height() - 44);
    const QFontMetricsF metrics(fontOf(14));
    double left = 0.0, freeFrom = 0.0;
    for (const Row& row : rows) {
        const double part = width() * row.value / whole;
        painter->setPen(Qt::NoPen);
        painter->setBrush(row.color.isValid() ? row.color : m_accent);
        painter->drawRect(QRectF(left, 0, std::max(1.0, part - 2), bar));
        const double need = std::max(metrics.horizontalAdvance(row.text), metrics.horizontalAdvance(row.note)) + 10;
        const double at = std::min(std::max(left, freeFrom), std::max(0.0, width() - need));
        if (row.value > 0 && at >= freeFrom) {
            painter->setFont(fontOf(14, true));
            painter->setPen(m_ink);
            painter->drawText(QPointF(at, bar + 20), row.text);
            painter->setFont(fontOf(14));
            painter->setPen(m_softInk);
            painter->drawText(QPointF(at, bar + 40), row.note);
            freeFrom = at + need;
        }
        left += part;
    }
}

void TrendChart::paint(QPainter* painter)
{
    const QVector<Row> rows = parsed();
    if (rows.isEmpty()) {
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    double highest = 1.0;
    for (const Row& row : rows) {
        highest = std::max(highest, row.value);
    }
    const double step = width() / static_cast<double>(rows.size());
    const double floor = height() - 24;
    const double thick = std::min(48.0, step * 0.66);
    painter->setFont(fontOf(14));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const double left = step * static_cast<double>(i);
        const double tall = std::max(2.0, (floor - 24) * row.value / highest);
        const bool newest = i + 1 == rows.size();
        painter->setPen(Qt::NoPen);
        painter->setBrush(newest ? m_accent : m_ground);
        painter->drawRoundedRect(QRectF(left + (step - thick) / 2, floor - tall, thick, tall), 3, 3);
        painter->setPen(m_ink);
        painter->drawText(QRectF(left, floor - tall - 22, step, 20), Qt::AlignCenter,
                          row.note.isEmpty() ? QString::number(row.value) : row.note);
        painter->setPen(m_softInk);
        painter->drawText(QRectF(left, floor + 4, step, 20), Qt::AlignCenter, row.text);
    }
    painter->setPen(QPen(m_softInk, 1));
    painter->drawLine(QPointF(0, floor + 0.5), QPointF(width(), floor + 0.5));
}

void Sparkline::paint(QPainter* painter)
{
    constexpr double kMargin = 5.0;
    QVector<QPointF> points;
    QVector<bool> joined; // with the point before
    double lowest = 0.0, highest = 0.0;
    bool before = false;
    const double step = m_rows.size() > 1 ? (width() - 2 * kMargin) / static_cast<double>(m_rows.size() - 1) : 0.0;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const QVariantMap row = m_rows[i].toMap();
        const bool known = row[QStringLiteral("known")].toBool();
        if (known) {
            const double value = row[QStringLiteral("value")].toDouble();
            lowest = points.isEmpty() ? value : std::min(lowest, value);
            highest = points.isEmpty() ? value : std::max(highest, value);
            points.push_back({kMargin + step * static_cast<double>(i), value});
            joined.push_back(before);
        }
        before = known;
    }
    if (points.size() < 2) {
        return; // one point is no trend
    }
    const double room = height() - 2 * kMargin;
    const double range = highest - lowest;
    for (QPointF& point : points) {
        point.setY(kMargin + (range > 0.0 ? room * (highest - point.y()) / range : room / 2));
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_softInk, 2));
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (joined[i]) {
            painter->drawLine(points[i - 1], points[i]);
        }
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_accent);
    painter->drawEllipse(points.back(), 4, 4);
}

} // namespace regrade::ui
