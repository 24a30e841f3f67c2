#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace regrade::ui {

/// The very first minutes with an empty store: load the demo warehouse, or start with the first product. The program
/// does the loading (`demoWanted`) and tells how far it is.
class FirstRun : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool needed READ needed NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(int done READ done NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool scanned READ scanned NOTIFY changed)

public:
    explicit FirstRun(bool needed, QObject* parent = nullptr) : QObject(parent), m_needed(needed) {}

    [[nodiscard]] bool needed() const { return m_needed; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool scanned() const { return m_scanned; } ///< a scan came that could not be taken

    Q_INVOKABLE void loadDemo();
    Q_INVOKABLE void startEmpty();
    void showProgress(int done, int total);
    /// An empty sentence means that the demo is loaded.
    void finish(const QString& problem);
    /// There is no screen yet that could take a scan; the page says so.
    void refuseScan();

signals:
    void changed();
    void scanUnused();
    void demoWanted();
    void startedEmpty();
    void finished();

private:
    bool m_needed;
    bool m_busy = false;
    bool m_scanned = false;
    int m_done = 0;
    int m_total = 0;
    QString m_problem;
};

} // namespace regrade::ui
