#pragma once

#include <QString>
#include <QVector>

namespace regrade::ui {

/// Tells a keyboard-wedge scanner from a typing person by the rhythm of the keys. Knows no event and no window.
class Wedge {
public:
    struct Limits {
        int medianGapMs = 35; ///< scanners send a key every 7 to 16 ms; a person needs 60 ms and more
        int hardGapMs = 150;  ///< a longer pause ends a burst without a terminator
        int typingGapMs = 60; ///< so long a single key is held back while a person types into a field
        int minLength = 6;
        QString prefix; ///< sent by some scanners before each code; empty = none
    };

    Wedge() = default;
    explicit Wedge(Limits limits) : m_limits(std::move(limits)) {}

    void add(QChar key, qint64 atMs);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    /// The code so far, without the prefix.
    [[nodiscard]] QString code() const;
    /// Long and fast enough, or announced by the prefix: a terminator now completes a scan.
    [[nodiscard]] bool isScan() const;
    /// How long to wait for the next key before the held ones are given back.
    [[nodiscard]] int patienceMs(bool typing) const;

private:
    [[nodiscard]] bool hasPrefix() const;
    [[nodiscard]] int medianGapMs() const;

    Limits m_limits;
    QString m_text;
    QVector<int> m_gaps;
    qint64 m_lastMs = 0;
};

} // namespace regrade::ui
