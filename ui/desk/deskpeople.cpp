#include "desk/desk.h"
#include "desk/toscreen.h"
#include "rules/roles.h"
#include "store/personbook.h"

namespace regrade::ui {

QString Desk::role() const
{
    const rules::RoleRow* row = m_signedIn ? policy().findRole(m_signedIn->person.role) : nullptr;
    return row == nullptr ? QString() : say(row->name);
}

QVariantMap Desk::forbidden() const
{
    QVariantMap sentences;
    if (m_signedIn) {
        for (const rules::DeedRow& deed : policy().deeds) {
            if (const auto may = rules::requireRole(policy(), m_signedIn->person.role, deed.id); !may) {
                sentences.insert(QString::fromStdString(deed.id.text()), say(may.error()));
            }
        }
    }
    return sentences;
}

std::string Desk::onlyOwner() const
{
    return m_signedIn && m_signedIn->person.owner ? m_signedIn->person.owner->text() : std::string();
}

bool Desk::houseOpen() const
{
    const auto open = store::PersonBook(m_parts.reader).isOpen();
    return m_parts.people == nullptr || (open && *open);
}

void Desk::signIn(const QString& badge, const QString& pin, QObject* receiver, Answer<domain::SignedIn> answer)
{
    if (m_parts.people != nullptr) {
        m_parts.people->signIn(badge.toStdString(), pin.toStdString(), toScreen(receiver, std::move(answer)));
    }
}

Result<void> Desk::enter(const domain::SignedIn& signedIn)
{
    const auto may = rules::requireRole(policy(), signedIn.person.role, domain::DeedId(domain::kLookAtFigures));
    if (!may) {
        m_parts.people->signOut(signedIn.token, {});
        return may;
    }
    signOut();
    m_signedIn = signedIn;
    m_actor = QString::fromStdString(signedIn.person.code.text());
    emit actorChanged();
    return {};
}

void Desk::signOut()
{
    if (m_signedIn) {
        m_parts.people->signOut(m_signedIn->token, {});
        m_signedIn.reset();
        emit actorChanged();
    }
}

void Desk::touch()
{
    if (m_signedIn) {
        m_parts.people->touch(m_signedIn->token);
    }
}

void Desk::registerFirst(const QString& code, QObject* receiver, Answer<workers::Issued> answer)
{
    if (m_parts.people != nullptr) {
        m_parts.people->add({code.toStdString(), rules::leadingRole(policy()).id.text(), {}, {}}, author({}),
                            toScreen(receiver, std::move(answer)));
    }
}

void Desk::registerPerson(workers::PersonForm form, QObject* receiver, Answer<workers::Issued> answer)
{
    if (m_parts.people != nullptr) {
        m_parts.people->add(std::move(form), author({}), toScreen(receiver, std::move(answer)));
    }
}

void Desk::resetPerson(const QString& code, bool newBadge, QObject* receiver, Answer<workers::Issued> answer)
{
    if (m_parts.people != nullptr) {
        m_parts.people->reset(code.toStdString(), newBadge, author({}), toScreen(receiver, std::move(answer)));
    }
}

void Desk::retirePerson(const QString& code, QObject* receiver, Answer<void> answer)
{
    if (m_parts.people != nullptr) {
        m_parts.people->retire(code.toStdString(), author({}), toScreen(receiver, std::move(answer)));
    }
}

void Desk::giveRole(const QString& code, const QString& role, QObject* receiver, Answer<void> answer)
{
    if (m_parts.people != nullptr) {
        m_parts.people->giveRole(code.toStdString(), role.toStdString(), author({}),
                                 toScreen(receiver, std::move(answer)));
    }
}

void Desk::endShift(QObject* receiver, Answer<passport::ShiftPaper> answer)
{
    if (m_parts.endShift) {
        m_parts.endShift(author({}), paperLanguage(), toScreen(receiver, std::move(answer)));
    }
}

} // namespace regrade::ui
