#pragma once

#include "desk/desk.h"
#include "domain/comparison.h"

#include <QImage>
#include <QObject>
#include <QVariantList>

#include <optional>
#include <vector>

namespace regrade::ui {

/// A unit's last look before its latest repair and the last one after it: two pictures of the same place, and what
/// became of each mark.
class RepairPair : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool possible READ possible NOTIFY changed)
    Q_PROPERTY(QImage before READ before NOTIFY changed)
    Q_PROPERTY(QImage after READ after NOTIFY changed)
    Q_PROPERTY(QVariantList marks READ marks NOTIFY changed)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)

public:
    explicit RepairPair(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool possible() const { return m_pair.has_value(); }
    [[nodiscard]] QImage before() const { return m_before; }
    [[nodiscard]] QImage after() const { return m_after; }
    [[nodiscard]] QVariantList marks() const;             ///< {text, better}
    [[nodiscard]] int chosen() const { return m_chosen; } ///< -1 = the whole photos

    /// The unit's events, oldest first.
    void show(const domain::Events& history);

    /// A mark with its surroundings; the same one again = the whole photos.
    Q_INVOKABLE void choose(int index);

signals:
    void changed();

private:
    void cut();

    Desk& m_desk;
    std::optional<domain::BeforeAndAfter> m_pair;
    std::vector<domain::MarkChange> m_changes;
    QImage m_wholeBefore;
    QImage m_wholeAfter;
    QImage m_before;
    QImage m_after;
    int m_chosen = -1;
};

} // namespace regrade::ui
