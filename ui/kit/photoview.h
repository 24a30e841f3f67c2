#pragma once

#include <QColor>
#include <QImage>
#include <QQuickPaintedItem>
#include <QUrl>
#include <QVariantList>

namespace regrade::ui {

/// A still photo with numbered boxes on it. Give it `source` (a file) or `image`; `image` wins. Boxes are
/// {x, y, width, height, text?} in pixels of the photo.
class PhotoView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QUrl source READ source WRITE setSource NOTIFY changed)
    Q_PROPERTY(QImage image READ image WRITE setImage NOTIFY changed)
    Q_PROPERTY(QVariantList boxes MEMBER m_boxes NOTIFY changed)
    Q_PROPERTY(QColor boxColor MEMBER m_boxColor NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)

public:
    explicit PhotoView(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

    [[nodiscard]] QUrl source() const { return m_source; }
    [[nodiscard]] QImage image() const { return m_image; }
    [[nodiscard]] bool empty() const { return m_image.isNull() && m_loaded.isNull(); }
    void setSource(const QUrl& source);
    void setImage(const QImage& image);

signals:
    void changed();

private:
    void drawBoxes(QPainter* painter, const QRectF& area, double scale) const;

    QUrl m_source;
    QImage m_image;
    QImage m_loaded;
    QVariantList m_boxes;
    QColor m_boxColor = QColor(0xFF, 0xC8, 0x57);
};

} // namespace regrade::ui
