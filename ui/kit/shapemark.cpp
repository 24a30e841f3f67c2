#include "kit/shapemark.h"

#include <QPainter>

namespace regrade::ui {

ShapeMark::ShapeMark(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &ShapeMark::changed, this, [this] { update(); });
}

void ShapeMark::paint(QPainter* painter)
{
    const double line = std::max(1.5, boundingRect().width() / 20.0);
    const QRectF area = boundingRect().adjusted(line, line, -line, -line);
    const QPointF c = area.center();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(m_rim.alpha() > 0 ? QPen(m_rim, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin) : Qt::NoPen);
    painter->setBrush(m_color);
    if (m_shape == QLatin1String("square")) {
        const double in = area.width() * 0.06;
        painter->drawRoundedRect(area.adjusted(in, in, -in, -in), area.width() * 0.08, area.width() * 0.08);
    } else if (m_shape == QLatin1String("triangle")) {
        painter->drawPolygon(QPolygonF({{c.x(), area.top()}, area.bottomRight(), area.bottomLeft()}));
    } else if (m_shape == QLatin1String("diamond")) {
        painter->drawPolygon(
            QPolygonF({{c.x(), area.top()}, {area.right(), c.y()}, {c.x(), area.bottom()}, {area.left(), c.y()}}));
    } else if (m_shape == QLatin1String("ring")) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_color, line, Qt::DashLine));
        painter->drawEllipse(area);
    } else {
        painter->drawEllipse(area);
    }
}

} // namespace regrade::ui
