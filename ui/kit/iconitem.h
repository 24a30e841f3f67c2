#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace regrade::ui {

/// A line icon of resources/icons in one colour, drawn sharp at any size.
class IconItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_NAMED_ELEMENT(Icon)
    Q_PROPERTY(QString name MEMBER m_name WRITE setName NOTIFY changed)
    Q_PROPERTY(int size MEMBER m_size WRITE setSize NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color WRITE setColor NOTIFY changed)

public:
    explicit IconItem(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;
    void setName(const QString& name);
    void setSize(int size);
    void setColor(const QColor& color);

signals:
    void changed();

private:
    QString m_name;
    int m_size = 24;
    QColor m_color = Qt::black;
};

} // namespace regrade::ui
