#include "shell/wedge.h"

#include <algorithm>

namespace regrade::ui {

void Wedge::add(QChar key, qint64 atMs)
{
    if (!m_text.isEmpty()) {
        m_gaps.push_back(static_cast<int>(std::max<qint64>(0, atMs - m_lastMs)));
    }
    m_text += key;
    m_lastMs = atMs;
}

void Wedge::clear()
{
    m_text.clear();
    m_gaps.clear();
}

bool Wedge::hasPrefix() const { return !m_limits.prefix.isEmpty() && m_text.startsWith(m_limits.prefix); }

QString Wedge::code() const { return hasPrefix() ? m_text.mid(m_limits.prefix.size()) : m_text; }

int Wedge::medianGapMs() const
{
    QVector<int> gaps = m_gaps;
    const auto middle = gaps.begin() + gaps.size() / 2;
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
}

bool Wedge::isScan() const
{
    if (hasPrefix()) {
        return !code().isEmpty();
    }
    return m_text.size() >= m_limits.minLength && medianGapMs() <= m_limits.medianGapMs;
}

int Wedge::patienceMs(bool typing) const
{
    const bool fast = m_gaps.size() >= 2 && medianGapMs() <= m_limits.medianGapMs;
    return typing && !fast && !hasPrefix() ? m_limits.typingGapMs : m_limits.hardGapMs;
}

} // namespace regrade::ui
