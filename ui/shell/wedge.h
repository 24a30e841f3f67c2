#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace regrade::ui {

/// Tells a keyboard-wedge scanner from a typing person by the rhythm of the keys and by the form of the text. Knows no
/// event and no window.
class Wedge {
public:
    struct Limits {
        int medianGapMs = 35; ///< most scanners send a key every 7 to 16 ms; half of the gaps below this is a machine
        int steadyGapMs =
            52;              ///< the slowest scanners need 50 ms a key; a fast person needs 60 ms and now and then less
        int knownGapMs = 65; ///< for a text that nobody types so fast: letters with their check letter
        int hardGapMs = 150; ///< a longer pause ends a burst without a terminator
        int longGapMs = 400; ///< the same where nobody waits for the letters to appear
        int typingGapMs = 75; ///< so long a single key is held back while a person types into a field
        int minLength = 6;
        QString prefix;             ///< sent by some scanners before each code; empty = none
        bool endsByPause = false;   ///< the scanner sends neither Return nor Tab behind a code
        bool hashSeparates = false; ///< the scanner sends # for the separator of GS1 data
    };
    enum class Verdict {
        typing,
        maybe, ///< too fast for a person, too little for a code: the text is kept, Return presses nothing
        scan,
    };

    Wedge() = default;
    explicit Wedge(Limits limits) : m_limits(std::move(limits)) {}

    void add(QChar key, qint64 atMs) { add(key, atMs, atMs); }
    /// A character that several keys made.
    void add(QChar key, qint64 atMs, qint64 untilMs);
    void clear();
    /// Forgets the first keys: a person typed them.
    void drop(qsizetype keys);
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_text.size(); }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const Limits& limits() const { return m_limits; }
    [[nodiscard]] qint64 lastMs() const { return m_lastMs; }
    /// The code so far, without the prefix.
    [[nodiscard]] QString code() const;
    [[nodiscard]] const QVector<int>& gaps() const { return m_gaps; }
    /// What ended by a key at `endMs`, or by a pause when unset. `intoText`: whoever types would type into a text.
    [[nodiscard]] Verdict verdict(bool intoText, std::optional<qint64> endMs) const;
    /// How many keys at the front a person had typed when the scan began.
    [[nodiscard]] qsizetype typedBefore(bool intoText, std::optional<qint64> endMs) const;
    /// A tag or a card with its last letter: complete without a terminator.
    [[nodiscard]] bool isComplete() const;
    /// In the middle of a burst a key at this time belongs to it, whatever it is.
    [[nodiscard]] bool runsInto(qint64 atMs) const;
    /// How long to wait for the next key before the held ones are given back.
    [[nodiscard]] int patienceMs(bool intoText) const;

private:
    [[nodiscard]] bool hasPrefix() const;
    [[nodiscard]] QVector<int> gapsUntil(std::optional<qint64> endMs) const;
    [[nodiscard]] Verdict judge(const QString& text, const QVector<int>& gaps, bool intoText) const;
    [[nodiscard]] Verdict judgeShort(qsizetype keys, int longest, bool intoText) const;

    Limits m_limits;
    QString m_text;
    QVector<int> m_gaps;
    qint64 m_lastMs = 0;
};

} // namespace regrade::ui
