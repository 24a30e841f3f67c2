#include "people/peoplescreen.h"

#include "people/badgepaper.h"
#include "rules/roles.h"
#include "store/personbook.h"
#include "store/signinbook.h"

namespace regrade::ui {
namespace {

QString text(const std::string& plain) { return QString::fromStdString(plain); }

const store::BadgeStanding* standingOf(const std::vector<store::BadgeStanding>& all, const domain::ActorId& code)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.code == code; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

PeopleScreen::PeopleScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::actorChanged, this, [this] {
        m_told.reset();
        m_chosen.clear();
        m_problem.clear();
        m_notice.clear();
        readPeople();
    });
}

void PeopleScreen::refresh() { readPeople(); }

void PeopleScreen::readPeople()
{
    m_people.clear();
    m_history.clear();
    const auto everyone = store::PersonBook(m_desk.reader()).everyone();
    const auto standings = store::SignInBook(m_desk.reader(), m_desk.policy().signIn).standings(m_desk.now());
    if (!everyone || !standings) {
        fail(everyone ? standings.error() : everyone.error());
        return;
    }
    if (!m_desk.may(domain::kReadPeople) || (!m_desk.signedIn() && !m_desk.houseOpen())) {
        emit changed();
        return;
    }
    QVariantList left;
    for (const domain::Person& person : *everyone) {
        const rules::RoleRow* role = m_desk.policy().findRole(person.role);
        const store::BadgeStanding* badge = standingOf(*standings, person.code);
        const bool locked = badge != nullptr && badge->locked && !person.retired;
        const QString last = badge == nullptr || !badge->lastSignIn ? QString() : m_desk.when(*badge->lastSignIn);
        const QString roleName = role == nullptr ? text(person.role.text()) : m_desk.say(role->name);
        (person.retired ? left : m_people)
            .push_back(QVariantMap{{"id", text(person.code.text())},
                                   {"title", text(person.code.text()) + QStringLiteral(" · ") + roleName},
                                   {"subtitle", last.isEmpty() ? tr("never signed in") : last},
                                   {"age", person.retired ? tr("left")
                                           : locked       ? tr("locked")
                                                          : QString()},
                                   {"state", locked ? QStringLiteral("late") : QString()},
                                   {"role", text(person.role.text())},
                                   {"roleName", roleName},
                                   {"owner", person.owner ? text(person.owner->text()) : QString()},
                                   {"retired", person.retired},
                                   {"locked", locked},
                                   {"lastSignIn", last},
                                   {"here", m_desk.signedIn() && m_desk.actor() == text(person.code.text())}});
    }
    m_people += left;
    readHistory();
    emit changed();
}

void PeopleScreen::readHistory()
{
    const auto changes = store::PersonBook(m_desk.reader()).changes();
    if (!changes || m_chosen.isEmpty()) {
        return;
    }
    for (const store::PersonChange& change : *changes) {
        if (text(change.code.text()) != m_chosen) {
            continue;
        }
        const rules::RoleRow* role = m_desk.policy().findRole(change.role);
        const QString what = change.what == "added"   ? tr("registered as %1")
                             : change.what == "reset" ? tr("new PIN")
                             : change.what == "badge" ? tr("new badge and PIN")
                             : change.what == "role"  ? tr("is %1 now")
                                                      : tr("left");
        m_history.push_front(
            QVariantMap{{"when", m_desk.when(change.stamp.at)},
                        {"what", what.contains(QLatin1String("%1"))
                                     ? what.arg(role == nullptr ? text(change.role.text()) : m_desk.say(role->name))
                                     : what},
                        {"by", change.stamp.by == "first"      ? tr("at the beginning")
                               : change.stamp.by == "recovery" ? tr("with the recovery code")
                                                               : text(change.stamp.by)}});
    }
}

QVariantList PeopleScreen::roles() const
{
    QVariantList roles;
    for (const rules::RoleRow& role : m_desk.policy().roles) {
        roles.push_back(QVariantMap{{"id", text(role.id.text())},
                                    {"text", m_desk.say(role.name)},
                                    {"why", m_desk.say(role.why)},
                                    {"ownOnly", role.ownOnly}});
    }
    return roles;
}

QVariantMap PeopleScreen::chosen() const
{
    for (const QVariant& person : m_people) {
        if (person.toMap()["id"].toString() == m_chosen) {
            return person.toMap();
        }
    }
    return {};
}

QVariantMap PeopleScreen::told() const
{
    if (!m_told) {
        return {};
    }
    return {{"code", text(m_told->person.code.text())},
            {"pin", text(m_told->told.pin)},
            {"badge", text(m_told->told.badge)},
            {"picture", m_told->told.badge.empty() ? QString() : badgePicture(m_desk, *m_told)}};
}

void PeopleScreen::choose(const QString& code)
{
    m_told.reset();
    m_problem.clear();
    m_notice.clear();
    m_chosen = code;
    readPeople();
}

void PeopleScreen::begin()
{
    m_busy = true;
    m_asker = m_desk.actor();
    m_problem.clear();
    m_notice.clear();
    emit changed();
}

void PeopleScreen::fail(const Error& error)
{
    m_busy = false;
    m_problem = m_desk.say(error);
    emit changed();
}

void PeopleScreen::take(const Result<workers::Issued>& answer, const QString& notice)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    m_busy = false;
    if (m_asker != m_desk.actor()) { // the PC changed hands meanwhile: the secret is not for those eyes
        emit changed();
        return;
    }
    m_told = *answer;
    m_chosen = text(answer->person.code.text());
    m_notice = notice;
    readPeople();
}

void PeopleScreen::take(const Result<void>& answer, const QString& notice)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    m_busy = false;
    m_notice = notice;
    readPeople();
}

void PeopleScreen::add(const QString& code, const QString& role, const QString& owner)
{
    if (m_busy) {
        return;
    }
    begin();
    const QString staff = code.trimmed().toUpper();
    m_desk.registerPerson({staff.toStdString(), role.toStdString(), owner.trimmed().toStdString(), {}}, this,
                          [this, staff](const Result<workers::Issued>& answer) {
                              take(answer, tr("%1 is registered. Hand over badge and PIN now.").arg(staff));
                          });
}

void PeopleScreen::reset(bool newBadge)
{
    if (m_busy || m_chosen.isEmpty()) {
        return;
    }
    begin();
    m_desk.resetPerson(m_chosen, newBadge, this, [this](const Result<workers::Issued>& answer) {
        take(answer, tr("The old PIN of %1 is no longer good.").arg(m_chosen));
    });
}

void PeopleScreen::giveRole(const QString& role)
{
    if (m_busy || m_chosen.isEmpty() || chosen()["role"].toString() == role) {
        return;
    }
    begin();
    m_desk.giveRole(m_chosen, role, this,
                    [this](const Result<void>& answer) { take(answer, tr("%1 has another role now.").arg(m_chosen)); });
}

void PeopleScreen::retire()
{
    if (m_busy || m_chosen.isEmpty()) {
        return;
    }
    begin();
    m_desk.retirePerson(m_chosen, this, [this](const Result<void>& answer) {
        take(answer, tr("%1 has left and cannot sign in any more.").arg(m_chosen));
    });
}

void PeopleScreen::printBadge()
{
    if (!m_told || m_told->told.badge.empty()) {
        return;
    }
    const auto file = writeBadge(m_desk, *m_told);
    m_problem = file ? QString() : m_desk.say(file.error());
    m_notice = file ? tr("The badge is in %1. Print it, then delete the file.").arg(*file) : QString();
    emit changed();
}

void PeopleScreen::forget()
{
    m_told.reset();
    m_notice.clear();
    emit changed();
}

} // namespace regrade::ui
