#include "listing/listingscreen.h"

#include "rules/exits.h"
#include "station/rows.h"

#include <utility>

namespace regrade::ui {

namespace {

QVariantMap choiceOf(const QString& id, const QString& text)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("text"), text}};
}

QString idOfRoute(domain::ExitRoute route)
{
    const auto name = domain::nameOf(route);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString ListingScreen::exitWhy() const
{
    if (!m_item || !m_item->due) {
        return {};
    }
    const int age = rules::ageDays(m_desk.policy(), *m_item, m_desk.now());
    return tr("%1 days in the house; the limit is %2. %3")
        .arg(age)
        .arg(m_desk.policy().limits.ageLimitDays)
        .arg(whyOf(m_desk, m_item->due->reasons).join(QLatin1Char(' ')));
}

QVariantList ListingScreen::exitRoutes() const
{
    using enum domain::ExitRoute;
    return {choiceOf(idOfRoute(donated), tr("Give away")), choiceOf(idOfRoute(dismantled), tr("Take apart")),
            choiceOf(idOfRoute(returnedToSupplier), tr("To the supplier")),
            choiceOf(idOfRoute(recycled), tr("Recycle")), choiceOf(idOfRoute(scrapped), tr("Scrap"))};
}

QString ListingScreen::exitRoute() const { return idOfRoute(m_exitForm.route); }

QVariantList ListingScreen::derogations() const
{
    QVariantList grounds;
    const auto* ban = m_item && m_state == State::Exiting && rules::destroys(m_exitForm.route)
                          ? rules::banOnDestroying(m_desk.policy(), *m_item, m_desk.now())
                          : nullptr;
    if (ban != nullptr) {
        for (const std::string& ground : ban->derogations) {
            const QString id = QString::fromStdString(ground);
            const QString text = id == QLatin1String("dangerous")          ? tr("Dangerous")
                                 : id == QLatin1String("not_repairable")   ? tr("Beyond repair")
                                 : id == QLatin1String("counterfeit")      ? tr("Counterfeit")
                                 : id == QLatin1String("donation_refused") ? tr("Nobody takes it")
                                                                           : id;
            grounds.append(choiceOf(id, text));
        }
    }
    return grounds;
}

QString ListingScreen::exitLacks() const { return m_desk.forbidden().value(QStringLiteral("unit.leave")).toString(); }

void ListingScreen::beginExit(const domain::Item& item)
{
    m_state = State::Exiting;
    const std::string currency = item.intake ? item.intake->originalPrice.currency : "EUR";
    m_exitForm = {.route = item.due->route, .reason = {}, .proceeds = Money{0, currency}};
    emit unitChanged();
    emit formChanged();
}

bool ListingScreen::takeExitCommand(const QString& verb, const QString& argument)
{
    if (m_state != State::Exiting) {
        return false;
    }
    if (verb == QLatin1String("ROUTE")) {
        chooseExitRoute(argument);
    } else if (verb == QLatin1String("HOLD")) {
        hold(argument.toInt());
    } else {
        return false;
    }
    return true;
}

void ListingScreen::chooseExitRoute(const QString& id)
{
    for (const QVariant& route : exitRoutes()) {
        const QString known = route.toMap().value(QStringLiteral("id")).toString();
        const auto chosen = domain::exitRouteFrom(known.toStdString());
        if (chosen && known.compare(id, Qt::CaseInsensitive) == 0) {
            m_exitForm.route = *chosen;
            m_exitForm.derogation.clear();
            emit formChanged();
        }
    }
}

void ListingScreen::chooseDerogation(const QString& ground)
{
    if (offers(derogations(), ground)) {
        m_exitForm.derogation = ground.toStdString();
        emit formChanged();
    }
}

void ListingScreen::setRecipient(const QString& recipient)
{
    m_exitForm.recipient = recipient.trimmed().toStdString();
    emit formChanged();
}

void ListingScreen::setExitReason(const QString& reason)
{
    m_exitForm.reason = reason.trimmed().toStdString();
    emit formChanged();
}

void ListingScreen::letGo()
{
    if (!m_item || m_busy || m_state != State::Exiting) {
        return;
    }
    if (const QString why = missing(); !why.isEmpty()) {
        tell(why);
        return;
    }
    submit([policy = m_desk.sharedPolicy(), form = m_exitForm](
               const domain::Item& item, Time now) { return stations::leave(item, *policy, form, now); },
           State::Left, tr("It has left the house."));
}

void ListingScreen::hold(int days)
{
    if (!m_item || m_busy || m_state != State::Exiting) {
        return;
    }
    const std::string until = isoDay(m_desk.now() + std::chrono::days(days));
    const auto can = stations::holdInHouse(*m_item, m_desk.policy(), until, m_exitForm.reason, m_desk.now());
    if (!can) {
        tell(explain(m_desk, can.error()));
        return;
    }
    submit([policy = m_desk.sharedPolicy(), reason = m_exitForm.reason, until](
               const domain::Item& item, Time now) { return stations::holdInHouse(item, *policy, until, reason, now); },
           State::Left, tr("Held in the house until %1.").arg(QString::fromStdString(until)));
}

} // namespace regrade::ui
