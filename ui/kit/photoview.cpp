#include "kit/photoview.h"

#include <QImageReader>
#include <QPainter>
#include <QVariantMap>

namespace regrade::ui {

PhotoView::PhotoView(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &PhotoView::changed, this, [this] { update(); });
}

void PhotoView::setSource(const QUrl& source)
{
    if (source == m_source) {
        return;
    }
    m_source = source;
    QImageReader reader(source.isLocalFile() ? source.toLocalFile() : source.toString());
    reader.setAutoTransform(true);
    m_loaded = source.isEmpty() ? QImage() : reader.read();
    emit changed();
}

void PhotoView::setImage(const QImage& image)
{
    m_image = image;
    emit changed();
}

void PhotoView::paint(QPainter* painter)
{
    const QImage& photo = m_image.isNull() ? m_loaded : m_image;
    if (photo.isNull()) {
        return;
    }
    const QSizeF fitted = QSizeF(photo.size()).scaled(boundingRect().size(), Qt::KeepAspectRatio);
    const QRectF area(QPointF((width() - fitted.width()) / 2, (height() - fitted.height()) / 2), fitted);
    painter->setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    painter->drawImage(area, photo);
    drawBoxes(painter, area, fitted.width() / photo.width());
}

void PhotoView::drawBoxes(QPainter* painter, const QRectF& area, double scale) const
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const QVariantMap box = m_boxes[i].toMap();
        const QRectF frame(area.left() + box[QStringLiteral("x")].toDouble() * scale,
                           area.top() + box[QStringLiteral("y")].toDouble() * scale,
                           box[QStringLiteral("width")].toDouble() * scale,
                           box[QStringLiteral("height")].toDouble() * scale);
        // Dark under light, so that the line is seen on any photo.
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(QColor(0x14, 0x18, 0x1D), 5));
        painter->drawRect(frame);
        painter->setPen(QPen(m_boxColor, 3));
        painter->drawRect(frame);
        const QRectF flag(frame.left(), std::max(area.top(), frame.top() - 24), 26, 24);
        painter->fillRect(flag, m_boxColor);
        painter->setPen(QColor(0x14, 0x18, 0x1D));
        QFont font = painter->font();
        font.setPixelSize(15);
        font.setBold(true);
        painter->setFont(font);
        painter->drawText(flag, Qt::AlignCenter, QString::number(i + 1));
    }
}

} // namespace regrade::ui
