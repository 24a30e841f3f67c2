#pragma once

#include "shell/wedge.h"

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <QWindow>

#include <memory>
#include <vector>

namespace regrade::ui {

/// Takes scans from a keyboard-wedge scanner whatever has the focus. Installed on the application, so it sees keys
/// before any item and before shortcuts. A burst is swallowed whole, terminator included; typed keys are handed back
/// in order.
class Scanner : public QObject {
    Q_OBJECT

public:
    explicit Scanner(QObject* parent = nullptr);

    bool eventFilter(QObject* receiver, QEvent* event) override;
    /// A code from the camera; the same rules for repeats and for waiting.
    void takeFromCamera(const QString& code);
    /// While held, codes wait; letting go hands them over in order. A modal window holds by itself.
    void hold(bool held);
    void setPrefix(const QString& prefix);

    static constexpr int kRepeatMs = 2000;

signals:
    void scanned(const QString& code);
    /// The same code again within two seconds: ignored.
    void repeated(const QString& code);

private:
    [[nodiscard]] bool takeKey(QWindow* window, QKeyEvent* event);
    [[nodiscard]] bool takeRelease(QKeyEvent* event);
    [[nodiscard]] bool endBurst(QKeyEvent* event);
    [[nodiscard]] bool takeOverride(QKeyEvent* event);
    void keep(QWindow* window, const QKeyEvent* event);
    void giveBack();
    void forget();
    void take(const QString& code);
    void handOver();

    Wedge m_wedge;
    std::vector<std::unique_ptr<QKeyEvent>> m_kept;
    QPointer<QWindow> m_window;
    QSet<int> m_swallowed; ///< keys of a finished burst whose release is still to come
    QTimer m_patience;
    QTimer m_retry;
    QStringList m_waiting;
    QString m_lastCode;
    qint64 m_lastCodeMs = 0;
    bool m_replaying = false;
    bool m_held = false;
};

} // namespace regrade::ui
