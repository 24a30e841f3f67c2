#include "kit/iconitem.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace regrade::ui {

IconItem::IconItem(QQuickItem* parent) : QQuickPaintedItem(parent) { setImplicitSize(m_size, m_size); }

void IconItem::setName(const QString& name)
{
    if (name != m_name) {
        m_name = name;
        update();
        emit changed();
    }
}

void IconItem::setSize(int size)
{
    if (size != m_size) {
        m_size = size;
        setImplicitSize(size, size);
        update();
        emit changed();
    }
}

void IconItem::setColor(const QColor& color)
{
    if (color != m_color) {
        m_color = color;
        update();
        emit changed();
    }
}

void IconItem::paint(QPainter* painter)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
    if (m_name.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return;
    }
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", m_color.name().toLatin1());
    QSvgRenderer renderer(drawing);
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, boundingRect());
}

} // namespace regrade::ui
