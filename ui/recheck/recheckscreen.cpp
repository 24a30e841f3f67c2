#include "recheck/recheckscreen.h"

#include "station/benchcard.h"
#include "station/rows.h"
#include "store/eventlog.h"

#include <algorithm>

namespace regrade::ui {

namespace {

template <class Value>
QString wordOf(const std::optional<Value>& value)
{
    return value
               ? QString::fromUtf8(domain::nameOf(*value).data(), static_cast<qsizetype>(domain::nameOf(*value).size()))
               : QString();
}

} // namespace

RecheckScreen::RecheckScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &RecheckScreen::changed);
    connect(&desk, &Desk::actorChanged, this, &RecheckScreen::putAside);
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
    });
}

QString RecheckScreen::mayNotInspect() const
{
    return m_desk.forbidden().value(QStringLiteral("recheck.inspect")).toString();
}

QString RecheckScreen::mayNotDecide() const
{
    return m_desk.forbidden().value(QStringLiteral("recheck.adjudicate")).toString();
}

QString RecheckScreen::unit() const { return m_unit ? QString::fromStdString(m_unit->text()) : QString(); }
QString RecheckScreen::tag() const { return m_unit ? groupedTag(*m_unit) : QString(); }
QString RecheckScreen::packaging() const { return wordOf(m_axes.packaging); }
QString RecheckScreen::cosmetic() const { return wordOf(m_axes.cosmetic); }
QString RecheckScreen::functioning() const { return wordOf(m_axes.function); }

QString RecheckScreen::missing() const
{
    if (m_state == State::Deciding) {
        return m_decision.isEmpty()           ? tr("Choose the grade that holds.")
               : m_reason.trimmed().isEmpty() ? tr("Say why this grade is right.")
                                              : QString();
    }
    if (m_state == State::List) {
        return tr("Scan a unit that waits for you, or choose it on the left.");
    }
    return !m_axes.packaging  ? tr("Say how the packaging is.")
           : !m_axes.cosmetic ? tr("Say how it looks.")
           : !m_axes.function ? tr("Say whether it works.")
                              : QString();
}

bool RecheckScreen::takeScan(const QString& text)
{
    const auto id = tagIn(text);
    if (!id) {
        return false;
    }
    choose(QString::fromStdString(id->text()));
    return true;
}

void RecheckScreen::refresh()
{
    read();
    emit changed();
}

void RecheckScreen::read()
{
    auto lots = insight::rechecks(m_desk.reader());
    if (!lots) {
        m_problem = m_desk.say(lots.error());
        return;
    }
    m_lots = *std::move(lots);
    m_figures = insight::recheckFigures(m_lots, m_desk.policy(), Time{});
}

const domain::RecheckUnit* RecheckScreen::openUnit(const domain::ItemId& unit) const
{
    for (const domain::Recheck& lot : m_lots) {
        const domain::RecheckUnit* found = lot.closed ? nullptr : lot.find(unit);
        if (found != nullptr && !found->isDone()) {
            return found;
        }
    }
    return nullptr;
}

void RecheckScreen::choose(const QString& tag)
{
    const auto id = tagIn(tag);
    if (m_busy || !id) {
        tell(id ? QString() : tr("%1 is no tag of a unit.").arg(tag));
        return;
    }
    read();
    const domain::RecheckUnit* found = openUnit(*id);
    if (found == nullptr) {
        tell(tr("%1 is in no second inspection that is open.").arg(groupedTag(*id)));
        return;
    }
    if (found->isBlind() && (!found->inspector || *found->inspector != m_desk.whoWorks())) {
        tell(tr("%1 is for somebody else to inspect.").arg(groupedTag(*id)));
        return;
    }
    // Only what the unit is: its record stays closed to who inspects it.
    const auto item = store::EventLog(m_desk.reader()).item(*id);
    m_product = item && item->intake ? QString::fromStdString(item->intake->product) : QString();
    m_unit = *id;
    m_axes = {};
    m_note.clear();
    m_decision.clear();
    m_reason.clear();
    m_state = found->isBlind() ? State::Blind : State::Deciding;
    tell({});
}

void RecheckScreen::putAside()
{
    m_unit.reset();
    m_product.clear();
    m_state = State::List;
    refresh();
}

void RecheckScreen::choosePackaging(const QString& id)
{
    const auto value = domain::packagingFrom(id.toStdString());
    m_axes.packaging = value ? std::optional(*value) : std::nullopt;
    emit changed();
}

void RecheckScreen::chooseCosmetic(const QString& id)
{
    const auto value = domain::cosmeticFrom(id.toStdString());
    m_axes.cosmetic = value ? std::optional(*value) : std::nullopt;
    emit changed();
}

void RecheckScreen::chooseFunction(const QString& id)
{
    const auto value = domain::functionFrom(id.toStdString());
    m_axes.function = value ? std::optional(*value) : std::nullopt;
    emit changed();
}

void RecheckScreen::setUsed(bool used)
{
    m_axes.used = used;
    emit changed();
}

void RecheckScreen::setNote(const QString& note)
{
    m_note = note;
    emit changed();
}

void RecheckScreen::decide(const QString& grade)
{
    m_decision = grade;
    emit changed();
}

void RecheckScreen::setReason(const QString& reason)
{
    m_reason = reason;
    emit changed();
}

void RecheckScreen::submit()
{
    if (m_busy || !m_unit || !missing().isEmpty()) {
        return;
    }
    const QString mayNot = m_state == State::Blind ? mayNotInspect() : mayNotDecide();
    if (!mayNot.isEmpty()) {
        tell(mayNot);
        return;
    }
    m_busy = true;
    emit changed();
    m_state == State::Blind ? submitLook() : submitDecision();
}

void RecheckScreen::submitLook()
{
    const stations::BlindForm form{m_axes, m_note.trimmed().toStdString()};
    workers::InformedProductDeed deed = [policy = m_desk.sharedPolicy(), unit = *m_unit, form, by = m_desk.whoWorks()](
                                            const domain::Product&, const store::Database& store, Time) {
        return stations::submitRecheck(*policy, insight::recheckBookIn(store), unit, form, by);
    };
    m_desk.submit(domain::rechecksSku(), std::move(deed), this,
                  [this, unit = *m_unit](const Result<workers::Receipt>& receipt) { taken(receipt, unit); });
}

void RecheckScreen::submitDecision()
{
    workers::InformedProductDeed deed =
        [policy = m_desk.sharedPolicy(), unit = *m_unit, grade = domain::GradeId(m_decision.toStdString()),
         reason = m_reason.trimmed().toStdString(),
         by = m_desk.whoWorks()](const domain::Product&, const store::Database& store, Time) {
            return stations::adjudicateRecheck(*policy, insight::recheckBookIn(store), unit, grade, reason, by);
        };
    m_desk.submit(domain::rechecksSku(), std::move(deed), this,
                  [this, unit = *m_unit](const Result<workers::Receipt>& receipt) { taken(receipt, unit); });
}

/// Both grades are told now: the unit is no secret any more.
void RecheckScreen::taken(const Result<workers::Receipt>& receipt, const domain::ItemId& unit)
{
    m_busy = false;
    if (!receipt) {
        tell(explain(m_desk, receipt.error()));
        return;
    }
    QString told = tr("%1 is decided.").arg(groupedTag(unit));
    const auto* look = std::get_if<domain::RecheckSubmitted>(&receipt->events.front().event);
    if (look != nullptr) {
        const QString mine = QString::fromStdString(look->grade.text());
        const QString first = QString::fromStdString(look->first.grade.text());
        told = mine == first
                   ? tr("%1: both looks give grade %2.").arg(groupedTag(unit), mine)
                   : tr("%1: you say %2, on record is %3. A third person decides.").arg(groupedTag(unit), mine, first);
    }
    putAside();
    tell({}, told);
}

void RecheckScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
