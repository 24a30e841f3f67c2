#include "passport/repairpair.h"

#include "station/picture.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr double kMargin = 0.75; // of the mark's longer side, on every side
constexpr int kLeastSide = 48;   // pixels of the photo: less shows no surroundings

/// The box with its surroundings, cut off at the photo's edges.
QImage around(const QImage& photo, const domain::Box& box)
{
    const int longer = std::max({box.width, box.height, kLeastSide});
    const int margin = static_cast<int>(longer * kMargin);
    const QRect wanted(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin);
    const QRect there = wanted.intersected(photo.rect());
    return there.isEmpty() ? photo : photo.copy(there);
}

domain::Text nameOf(const rules::Policy& policy, const domain::DefectKind& kind)
{
    const auto row = std::find_if(policy.defectKinds.begin(), policy.defectKinds.end(),
                                  [&](const auto& known) { return known.id == kind.text(); });
    return row == policy.defectKinds.end() ? domain::Text{kind.text(), kind.text()} : row->name;
}

} // namespace

RepairPair::RepairPair(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, &RepairPair::changed);
}

QVariantList RepairPair::marks() const
{
    QVariantList rows;
    for (const domain::MarkChange& change : m_changes) {
        const bool better = change.fate == domain::MarkFate::gone || change.fate == domain::MarkFate::smaller;
        rows.append(QVariantMap{
            {QStringLiteral("text"), m_desk.say(domain::sentenceOf(change, nameOf(m_desk.policy(), change.kind)))},
            {QStringLiteral("better"), better}});
    }
    return rows;
}

void RepairPair::show(const domain::Events& history)
{
    m_pair = domain::beforeAndAfterRepair(history);
    m_changes.clear();
    m_wholeBefore = m_wholeAfter = QImage();
    m_chosen = -1;
    if (m_pair && !m_pair->before.photos.empty() && !m_pair->after.photos.empty()) {
        m_wholeBefore = archivedPhoto(m_desk, m_pair->before.photos.front());
        m_wholeAfter = archivedPhoto(m_desk, m_pair->after.photos.front());
        m_changes = domain::compareMarks(m_pair->before, m_pair->after);
    } else {
        m_pair.reset();
    }
    cut();
}

void RepairPair::choose(int index)
{
    m_chosen = index == m_chosen || index < 0 || index >= static_cast<int>(m_changes.size()) ? -1 : index;
    cut();
}

/// A mark that is gone, or new, has a box in one photo only: the other shows the same place.
void RepairPair::cut()
{
    m_before = m_wholeBefore;
    m_after = m_wholeAfter;
    if (m_chosen >= 0) {
        const domain::MarkChange& change = m_changes[static_cast<std::size_t>(m_chosen)];
        const domain::Box there = change.boxBefore ? *change.boxBefore : *change.boxAfter;
        m_before = around(m_wholeBefore, there);
        m_after = around(m_wholeAfter, change.boxAfter.value_or(there));
    }
    emit changed();
}

} // namespace regrade::ui
