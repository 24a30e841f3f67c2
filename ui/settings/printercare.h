#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QString>
#include <QVariantList>

namespace regrade::ui {

/// The station's printers: which are set up, adding one, a test label, taking one away.
class PrinterCare : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QVariantList printers READ printers NOTIFY changed)
    Q_PROPERTY(QString lacks READ lacks NOTIFY changed)

public:
    explicit PrinterCare(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] QVariantList printers() const; ///< {name, address, fact}
    [[nodiscard]] QString lacks() const;         ///< why who is signed in may not; empty = may

    /// False when it was refused; `told` says why.
    Q_INVOKABLE bool add(const QString& name, const QString& address, const QString& language, const QString& dpi);
    Q_INVOKABLE void remove(const QString& name);
    Q_INVOKABLE void test(const QString& name);

signals:
    void changed();
    void told(const QString& problem, const QString& notice);

private:
    Desk& m_desk;
};

} // namespace regrade::ui
