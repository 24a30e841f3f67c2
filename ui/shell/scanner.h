#pragma once

#include "qr/scannersetup.h"
#include "shell/wedge.h"

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <QWindow>

#include <functional>
#include <memory>
#include <vector>

namespace regrade::ui {

/// How a code came over the keyboard, for the test of the scanner.
struct ScanRhythm {
    QString text;      ///< as it came, with prefix and symbology identifier
    QVector<int> gaps; ///< milliseconds from key to key
    QString end;       ///< "Return", "Tab", "LF", or empty for a pause
};

/// Takes scans from a keyboard-wedge scanner whatever has the focus. Installed on the application, so it sees keys
/// before any item and before shortcuts. A burst is swallowed whole, terminator included; typed keys are handed back
/// in order. Whether keys belong together is told by their own time stamps, so a busy program does not tear a code.
class Scanner : public QObject {
    Q_OBJECT

public:
    explicit Scanner(QObject* parent = nullptr);

    bool eventFilter(QObject* receiver, QEvent* event) override;
    /// A key that no input method has seen yet; true = it is kept. What is passed on is not looked at a second time
    /// when it comes to the window.
    bool takeFirst(const QKeyEvent& key);
    /// Whom keys are given back to before the window; true = it took the key. Unset = to the window alone.
    void setInputMethod(std::function<bool(const QKeyEvent&)> method) { m_inputMethod = std::move(method); }
    /// A code from the camera; the same rules for repeats and for waiting.
    void takeFromCamera(const QString& code);
    /// While held, codes wait; letting go hands them over in order. A modal window holds by itself.
    void hold(bool held);
    void setLimits(const Wedge::Limits& limits);
    void setSetup(const qr::ScannerSetup& setup);
    /// Milliseconds of a clock that never goes back, for repeats; the computer's own unless set.
    void setClock(std::function<qint64()> nowMs) { m_nowMs = std::move(nowMs); }
    /// No key has come for long enough: what was held is a code that ends by a pause, or is given back.
    void lapse();
    [[nodiscard]] const ScanRhythm& rhythm() const { return m_rhythm; }

    static constexpr int kRepeatMs = 2000;

signals:
    void scanned(const QString& code);
    /// The same code again within two seconds: ignored.
    void repeated(const QString& code);
    /// So many codes wait until the dialog is closed.
    void waits(int count);
    /// Keys came too fast for a person and were too few for a code: they were typed, but Return did nothing.
    void returnWithheld();
    /// A code came without Return or Tab at its end and was typed into the field.
    void endMissing();

private:
    struct Kept {
        QPointer<QWindow> window;
        std::unique_ptr<QKeyEvent> event;
        qsizetype character = -1; ///< which of the code it made; -1 = none
    };

    /// A key that was passed on, and how it is known again.
    struct Passed {
        QEvent::Type type;
        int key;
        quint64 stamp;

        [[nodiscard]] bool operator==(const Passed&) const = default;
    };

    [[nodiscard]] bool takesShift(QWindow* window, const QKeyEvent* event);
    void rememberPassed(const QKeyEvent& key);
    [[nodiscard]] bool wasPassed(const QKeyEvent& event);
    [[nodiscard]] bool takeKey(QWindow* window, QKeyEvent* event);
    [[nodiscard]] bool takeRelease(QWindow* window, QKeyEvent* event);
    [[nodiscard]] bool takeOverride(QKeyEvent* event);
    [[nodiscard]] bool endBurst(QKeyEvent* event);
    [[nodiscard]] bool swallowsEnd(const QKeyEvent* event) const;
    void splitTyped(std::optional<qint64> atMs);
    [[nodiscard]] bool isEnd(const QKeyEvent* event) const;
    [[nodiscard]] QChar characterOf(const QKeyEvent* event) const;
    [[nodiscard]] bool takeAltFigure(QWindow* window, const QKeyEvent* event);
    void endAltCode(qint64 atMs);
    void add(QChar character, qint64 atMs, qint64 untilMs);
    void lapseBefore(qint64 atMs);
    void finish(std::optional<qint64> endMs, const QString& end);
    void keep(QWindow* window, const QKeyEvent* event);
    void giveBack();
    void replay(std::vector<Kept> kept);
    void forget();
    void take(const QString& code);
    void handOver();

    Wedge m_wedge;
    std::vector<Kept> m_kept;
    QSet<int> m_swallowed; ///< keys of a finished burst whose release is still to come
    QString m_altFigures;  ///< of a character that is typed as Alt and its number
    qint64 m_altMs = 0;    ///< when the first of them came
    QTimer m_patience;
    QTimer m_retry;
    QStringList m_waiting;
    ScanRhythm m_rhythm;
    QString m_lastCode;
    qint64 m_lastCodeMs = 0;
    qint64 m_endedMs = 0;   ///< time stamp of the last key of a code, or of what may have been one
    qint64 m_endsUntil = 0; ///< until then another end belongs to it
    std::function<qint64()> m_nowMs;
    std::function<bool(const QKeyEvent&)> m_inputMethod;
    QList<Passed> m_passed; ///< the last ones
    bool m_replaying = false;
    bool m_held = false;
    bool m_graced = false;
};

} // namespace regrade::ui
