#include "shift/shiftscreen.h"

#include "shift/conflictfacts.h"
#include "station/benchcard.h"
#include "stations/conflicts.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr int kShownConflicts = 200;

} // namespace

ShiftScreen::ShiftScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_ending(new ShiftEnding(desk, this))
{
    connect(m_ending, &ShiftEnding::changed, this, &ShiftScreen::changed);
    connect(&desk, &Desk::actorChanged, this, [this] {
        m_reason.clear();
        m_problem.clear();
        m_notice.clear();
        emit changed();
    });
}

QString ShiftScreen::lacks() const { return m_desk.forbidden().value(QStringLiteral("conflict.settle")).toString(); }

void ShiftScreen::refresh() { readConflicts(); }

void ShiftScreen::readConflicts()
{
    m_conflicts.clear();
    if (!m_desk.may(domain::kLookAtUnits)) {
        m_chosen.clear();
        emit changed();
        return;
    }
    auto open = insight::conflicts(m_desk.reader(), true, kShownConflicts);
    if (!open) {
        fail(open.error());
        return;
    }
    m_conflicts = *std::move(open);
    if (!m_chosen.isEmpty() && row() == nullptr) {
        m_chosen.clear();
        m_reason.clear();
        if (!m_busy) {
            m_notice = tr("This was settled at another station.");
        }
    }
    emit changed();
}

const insight::ConflictRow* ShiftScreen::row() const
{
    const auto found = std::find_if(m_conflicts.begin(), m_conflicts.end(),
                                    [&](const insight::ConflictRow& one) { return idOf(one) == m_chosen; });
    return found == m_conflicts.end() ? nullptr : &*found;
}

QVariantList ShiftScreen::queue() const
{
    QVariantList rows;
    for (const insight::ConflictRow& conflict : m_conflicts) {
        rows.push_back(QVariantMap{{"id", idOf(conflict)},
                                   {"title", titleOf(conflict)},
                                   {"subtitle", groupedTag(domain::ItemId(conflict.item))},
                                   {"age", QString::fromStdString(conflict.setAside.station.text())}});
    }
    return rows;
}

QVariantMap ShiftScreen::chosen() const
{
    const insight::ConflictRow* conflict = row();
    return conflict == nullptr ? QVariantMap() : factsOf(m_desk, *conflict);
}

QStringList ShiftScreen::usualReasons() const
{
    const insight::ConflictRow* conflict = row();
    return conflict == nullptr ? QStringList() : usualReasonsFor(conflict->kind);
}

void ShiftScreen::setReason(const QString& reason)
{
    if (reason != m_reason) {
        m_reason = reason;
        emit changed();
    }
}

bool ShiftScreen::canSettle() const
{
    return !m_busy && row() != nullptr && lacks().isEmpty() && !m_reason.trimmed().isEmpty();
}

bool ShiftScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        return takeCommand(command->verb, command->argument);
    }
    const auto tag = tagIn(text);
    const auto found = std::find_if(m_conflicts.begin(), m_conflicts.end(),
                                    [&](const insight::ConflictRow& one) { return tag && one.item == tag->text(); });
    if (found == m_conflicts.end()) {
        return false;
    }
    choose(idOf(*found));
    return true;
}

/// REASON-1 gives the first of the usual reasons.
bool ShiftScreen::takeCommand(const QString& verb, const QString& argument)
{
    const QStringList usual = usualReasons();
    const int reason = argument.toInt() - 1;
    if (verb == QLatin1String("NEXT") && !m_conflicts.empty()) {
        chooseNext();
    } else if (verb == QLatin1String("REASON") && reason >= 0 && reason < usual.size()) {
        setReason(usual[reason]);
    } else if (verb == QLatin1String("OK") && canSettle()) {
        settle();
    } else if (verb == QLatin1String("OK") && m_chosen.isEmpty() && m_ending->lacks().isEmpty()) {
        m_ending->end();
    } else {
        return false;
    }
    return true;
}

void ShiftScreen::chooseNext()
{
    const auto at = std::find_if(m_conflicts.begin(), m_conflicts.end(),
                                 [&](const insight::ConflictRow& one) { return idOf(one) == m_chosen; });
    const bool last = at == m_conflicts.end() || std::next(at) == m_conflicts.end();
    choose(idOf(last ? m_conflicts.front() : *std::next(at)));
}

void ShiftScreen::choose(const QString& id)
{
    m_chosen = id;
    m_reason.clear();
    m_problem.clear();
    m_notice.clear();
    m_ending->clear(); // tells that all of this changed
}

void ShiftScreen::settle()
{
    const insight::ConflictRow* conflict = row();
    if (m_busy || conflict == nullptr) {
        return;
    }
    m_busy = true;
    m_problem.clear();
    m_notice.clear();
    emit changed();
    const auto deed = [which = conflict->setAside, reason = m_reason.trimmed().toStdString()](
                          const domain::Item& item, Time) { return stations::settleConflict(item, which, reason); };
    m_desk.submit(domain::ItemId(conflict->item), deed, this, [this](const Result<workers::Receipt>& receipt) {
        if (!receipt) {
            fail(receipt.error());
            return;
        }
        readConflicts();
        m_busy = false;
        m_notice = tr("Settled. Both decisions and the reason stay on record.");
        emit changed();
    });
}

void ShiftScreen::openUnit()
{
    if (const insight::ConflictRow* conflict = row()) {
        emit m_desk.openItem(QString::fromStdString(conflict->item));
    }
}

void ShiftScreen::fail(const Error& error)
{
    m_busy = false;
    m_problem = m_desk.say(error);
    emit changed();
}

} // namespace regrade::ui
