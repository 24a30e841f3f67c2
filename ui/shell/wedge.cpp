#include "shell/wedge.h"

#include "qr/cartoncode.h"
#include "qr/layoutcheck.h"
#include "qr/scancontent.h"
#include "qr/tag.h"
#include "shell/commandcard.h"

#include <algorithm>

namespace regrade::ui {
namespace {

int medianOf(QVector<int> gaps)
{
    const auto middle = gaps.begin() + gaps.size() / 2;
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
}

qsizetype countAbove(const QVector<int>& gaps, int limit)
{
    return std::count_if(gaps.begin(), gaps.end(), [&](int gap) { return gap > limit; });
}

/// A text that a scanner of this house sends and that nobody types letter by letter at a scanner's pace.
bool isKnownForm(const QString& text)
{
    const std::string plain = text.trimmed().toUpper().toStdString();
    return plain.rfind("REGCMD", 0) == 0 || plain.rfind("REGBADGE", 0) == 0 || qr::cartonIn(plain) ||
           qr::hasSymbology(plain) || qr::parseTag(plain) || qr::isCalibration(text.toStdString());
}

} // namespace

void Wedge::add(QChar key, qint64 atMs, qint64 untilMs)
{
    if (!m_text.isEmpty()) {
        m_gaps.push_back(static_cast<int>(std::clamp<qint64>(atMs - m_lastMs, 0, 100'000)));
    }
    m_text += key;
    m_lastMs = untilMs;
}

void Wedge::clear()
{
    m_text.clear();
    m_gaps.clear();
}

void Wedge::drop(qsizetype keys)
{
    m_text.remove(0, keys);
    m_gaps.remove(0, std::min(keys, m_gaps.size()));
}

bool Wedge::hasPrefix() const { return !m_limits.prefix.isEmpty() && m_text.startsWith(m_limits.prefix); }

QString Wedge::code() const { return hasPrefix() ? m_text.mid(m_limits.prefix.size()) : m_text; }

bool Wedge::isComplete() const
{
    const QString text = code();
    const std::string plain = text.toStdString();
    const bool begins = plain.find_first_of(" -") != 0; // which a tag may hold, and a person may have typed
    return !m_gaps.isEmpty() && begins && medianOf(m_gaps) <= m_limits.knownGapMs &&
           (qr::parseTag(plain) || orderOf(text) != text || qr::isCalibration(plain));
}

QVector<int> Wedge::gapsUntil(std::optional<qint64> endMs) const
{
    QVector<int> gaps = m_gaps;
    if (endMs) {
        gaps.push_back(static_cast<int>(std::clamp<qint64>(*endMs - m_lastMs, 0, 100'000)));
    }
    return gaps;
}

Wedge::Verdict Wedge::verdict(bool intoText, std::optional<qint64> endMs) const
{
    return judge(m_text, gapsUntil(endMs), intoText);
}

Wedge::Verdict Wedge::judge(const QString& text, const QVector<int>& gaps, bool intoText) const
{
    if (!m_limits.prefix.isEmpty() && text.startsWith(m_limits.prefix)) {
        return text.size() > m_limits.prefix.size() ? Verdict::scan : Verdict::maybe;
    }
    if (text.size() < 2 || gaps.isEmpty()) {
        return Verdict::typing;
    }
    if (text.size() < m_limits.minLength) {
        return judgeShort(text.size(), *std::max_element(gaps.begin(), gaps.end()), intoText);
    }
    const int median = medianOf(gaps);
    if (median <= m_limits.knownGapMs && (!intoText || isKnownForm(text))) {
        return Verdict::scan;
    }
    // A machine stumbles now and then; a person who is as fast in half of the gaps needs longer in the others.
    const qsizetype stumbles = countAbove(gaps, m_limits.steadyGapMs);
    const bool machine = median <= m_limits.medianGapMs && stumbles <= gaps.size() / 6;
    const bool steady = stumbles <= gaps.size() / 10;
    return machine || steady ? Verdict::scan : median <= m_limits.steadyGapMs ? Verdict::maybe : Verdict::typing;
}

Wedge::Verdict Wedge::judgeShort(qsizetype keys, int longest, bool intoText) const
{
    if (intoText) {
        return keys > 2 && longest <= m_limits.medianGapMs ? Verdict::maybe : Verdict::typing;
    }
    const Verdict fast = keys > 2 ? Verdict::scan : Verdict::maybe;
    return longest <= m_limits.steadyGapMs ? fast : Verdict::typing;
}

qsizetype Wedge::typedBefore(bool intoText, std::optional<qint64> endMs) const
{
    if (!m_limits.prefix.isEmpty()) {
        return std::max<qsizetype>(0, m_text.indexOf(m_limits.prefix));
    }
    const QVector<int> gaps = gapsUntil(endMs);
    for (qsizetype key = m_text.size() - 1; key > 0 && !isComplete(); --key) {
        // Behind a burst a pause is a stumble; behind one or two keys, or keys at a person's pace, a scan begins.
        const bool byPerson = key <= 2 || medianOf(gaps.first(key - 1)) > m_limits.steadyGapMs;
        if (gaps[key - 1] > m_limits.steadyGapMs && byPerson &&
            judge(m_text.mid(key), gaps.mid(key), intoText) == Verdict::scan) {
            return key;
        }
    }
    return 0;
}

bool Wedge::runsInto(qint64 atMs) const
{
    if (!m_limits.prefix.isEmpty() && m_text.contains(m_limits.prefix)) {
        return true;
    }
    const auto slow = std::find_if(m_gaps.rbegin(), m_gaps.rend(), [&](int gap) { return gap > m_limits.steadyGapMs; });
    return std::distance(m_gaps.rbegin(), slow) > 1 && atMs - m_lastMs <= m_limits.steadyGapMs;
}

int Wedge::patienceMs(bool intoText) const
{
    const bool fast = m_gaps.size() >= 2 && countAbove(m_gaps, m_limits.steadyGapMs) <= m_gaps.size() / 6;
    if (hasPrefix() || (!intoText && fast) || (fast && m_text.size() >= m_limits.minLength)) {
        return m_limits.longGapMs;
    }
    return intoText && !fast ? m_limits.typingGapMs : m_limits.hardGapMs;
}

} // namespace regrade::ui
