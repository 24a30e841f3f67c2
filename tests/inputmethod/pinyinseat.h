#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace regrade::ui {

/// A seat of its own: an X server, a session bus, and IBus with Chinese pinyin switched on. Made before the
/// application, which it has put itself in the input method's place.
class PinyinSeat {
public:
    /// The programs that are needed and not installed; empty = all are there.
    [[nodiscard]] static QString missing();

    PinyinSeat();
    ~PinyinSeat();

    /// What went wrong at the start; empty = nothing.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Switches pinyin on; needs a window that has the focus.
    [[nodiscard]] static bool switchOn();
    /// Keys at this pace, as the X server gives them to the program in front.
    static void press(const QString& text, int paceMs);
    /// The same with Return behind it.
    static void scan(const QString& code, int paceMs);
    static void pressKeys(const QStringList& keys, int paceMs);

private:
    bool start(const QString& program, const QStringList& arguments);
    bool startDisplay();
    bool startBus();

    QTemporaryDir m_home;
    std::vector<std::unique_ptr<QProcess>> m_running;
    QString m_problem;
};

} // namespace regrade::ui
