#pragma once

#include <QQuickPaintedItem>
#include <QString>

namespace regrade::ui {

/// A QR code on white with its quiet zone, for the screen.
class QrImage : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

public:
    explicit QrImage(QQuickItem* parent = nullptr) : QQuickPaintedItem(parent) {}
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);
    void paint(QPainter* painter) override;

signals:
    void textChanged();

private:
    QString m_text;
};

} // namespace regrade::ui
