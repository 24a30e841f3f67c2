#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QVariantList>

namespace regrade::ui {

/// What the charts share: rows of {text, value, note?, color?}, direct labels, one accent and greys.
class ChartItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(QVariantList rows MEMBER m_rows NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor softInk MEMBER m_softInk NOTIFY changed)
    Q_PROPERTY(QColor accent MEMBER m_accent NOTIFY changed)
    Q_PROPERTY(QColor ground MEMBER m_ground NOTIFY changed)

public:
    explicit ChartItem(QQuickItem* parent = nullptr);

signals:
    void changed();

protected:
    struct Row {
        QString text;
        double value = 0.0;
        QString note;
        QColor color;
    };
    [[nodiscard]] QVector<Row> parsed() const;
    [[nodiscard]] static QFont fontOf(int pixels, bool bold = false);

    QVariantList m_rows;
    QColor m_ink = Qt::black;
    QColor m_softInk = Qt::darkGray;
    QColor m_accent = Qt::blue;
    QColor m_ground = Qt::lightGray;
};

/// Lying bars with the name before and the figure behind each.
class BarChart : public regrade::ui::ChartItem {
    Q_OBJECT
    QML_ELEMENT

public:
    using ChartItem::ChartItem;
    void paint(QPainter* painter) override;
};

/// One bar of parts, each with its name and figure under it.
class StackedBar : public regrade::ui::ChartItem {
    Q_OBJECT
    QML_ELEMENT

public:
    using ChartItem::ChartItem;
    void paint(QPainter* painter) override;
};

/// Standing bars along time; the last one is in the accent.
class TrendChart : public regrade::ui::ChartItem {
    Q_OBJECT
    QML_ELEMENT

public:
    using ChartItem::ChartItem;
    void paint(QPainter* painter) override;
};

/// A small line along time without words; rows without a value ({known: false}) leave a gap. The last point is marked.
class Sparkline : public regrade::ui::ChartItem {
    Q_OBJECT
    QML_ELEMENT

public:
    using ChartItem::ChartItem;
    void paint(QPainter* painter) override;
};

} // namespace regrade::ui
