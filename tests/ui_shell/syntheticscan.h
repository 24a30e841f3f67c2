#pragma once

#include "shell/wedge.h"

#include <QKeyEvent>
#include <QObject>
#include <QString>
#include <QWindow>

#include <random>

namespace regrade::ui {

/// Seeded, so that a run can be repeated.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    [[nodiscard]] int operator()(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }
    [[nodiscard]] double around(double mean, double spread) { return std::normal_distribution(mean, spread)(m_random); }
    [[nodiscard]] bool oneIn(int count) { return (*this)(1, count) == 1; }

private:
    std::mt19937_64 m_random;
};

enum class ScanEnd { carriageReturn, enter, tab, lineFeed, both, none };
enum class SeparatorForm { control, altCode, altCodeWithoutNumLock, hash };
enum class Releases { atOnce, rolling, late };

/// One code and how the scanner sends it.
struct SyntheticScan {
    QString text;     ///< as printed, with prefix and symbology identifier; GS is character 29
    QString expected; ///< what the program must get
    ScanEnd end = ScanEnd::carriageReturn;
    SeparatorForm separator = SeparatorForm::control;
    Releases releases = Releases::atOnce;
    bool capsByShift = true; ///< capitals with Shift held, else with Caps Lock
    int gapMs = 10;
    QString computer = "us"; ///< the keyboard layout of the PC; the scanner types for a US keyboard

    [[nodiscard]] QString describe() const;
};

enum class Person { usual, fast };

/// Sends keys to a window as a platform does: first to the shortcuts, then to the window, with the device's time.
class Keyboard {
public:
    explicit Keyboard(Dice& dice) : m_dice(dice) {}
    [[nodiscard]] qint64 now() const { return m_nowMs; }
    void waits(int ms) { m_nowMs += ms; }
    [[nodiscard]] int shortcuts() const { return m_shortcuts; } ///< keys that a shortcut took

    void types(QWindow& window, const QString& word, Person person);
    void personReturns(QWindow& window, Person person);
    void scans(QWindow& window, const SyntheticScan& scan);

private:
    struct Key {
        int key = 0;
        Qt::KeyboardModifiers held = Qt::NoModifier;
        QString text;
    };
    [[nodiscard]] int gapOf(Person person);
    [[nodiscard]] Key keyOf(QChar character) const;
    void press(QWindow& window, const Key& key);
    void release(QWindow& window, const Key& key);
    void sendsCharacter(QWindow& window, const SyntheticScan& scan, QChar character);
    void sendsAltCode(QWindow& window, bool numLock);
    void sendsEnd(QWindow& window, const SyntheticScan& scan);
    void passes(const SyntheticScan& scan);

    Dice& m_dice;
    qint64 m_nowMs = 100'000;
    int m_shortcuts = 0;
    std::vector<Key> m_down;
};

/// What the scanner lets through: typed characters in order, and Return.
class KeyWitness : public QObject {
public:
    bool eventFilter(QObject* receiver, QEvent* event) override;
    [[nodiscard]] const QString& typed() const { return m_typed; }
    [[nodiscard]] int returns() const { return m_returns; }

private:
    QString m_typed;
    int m_returns = 0;
};

/// Codes of every kind, each sent in its own way by a scanner that is set up anew with each station.
class ScanMaker {
public:
    explicit ScanMaker(Dice& dice) : m_dice(dice) {}
    void changeStation();
    [[nodiscard]] const Wedge::Limits& limits() const { return m_limits; }
    [[nodiscard]] SyntheticScan next();

private:
    [[nodiscard]] QString code();

    Dice& m_dice;
    Wedge::Limits m_limits;
    ScanEnd m_end = ScanEnd::carriageReturn;
    QString m_computer = "us";
    bool m_identifies = false;
    int m_number = 0;
};

} // namespace regrade::ui
