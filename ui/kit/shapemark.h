#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace regrade::ui {

/// A filled circle, square, triangle or diamond, or an open ring.
class ShapeMark : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString shape MEMBER m_shape NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(QColor rim MEMBER m_rim NOTIFY changed)

public:
    explicit ShapeMark(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QString m_shape = QStringLiteral("circle");
    QColor m_color = Qt::gray;
    QColor m_rim = Qt::transparent;
};

} // namespace regrade::ui
