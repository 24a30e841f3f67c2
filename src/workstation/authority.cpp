#include "workstation/authority.h"

#include "rules/roles.h"
#include "store/personbook.h"
#include "store/signinbook.h"

namespace regrade::workstation {

workers::Authority authorityOf(store::Database& database, std::shared_ptr<const rules::Policy> policy)
{
    return [&database, policy = std::move(policy)](const workers::Author& author,
                                                   const std::vector<domain::DeedId>& deeds, Time now) -> Result<void> {
        const auto open = store::PersonBook(database).isOpen();
        if (!open || *open || deeds.empty()) { // what the station notes of itself is nobody's deed
            return open ? Result<void>() : open.error();
        }
        store::SignInBook signIns(database, policy->signIn, store::interactivePins());
        const auto person = signIns.holder(author.signIn, now);
        if (!person) {
            return person.error();
        }
        if (person->code != author.actor) {
            return refused("{} is signed in, so nothing can be done as {}.",
                           {person->code.text(), author.actor.text()});
        }
        for (const domain::DeedId& deed : deeds) {
            if (auto may = rules::requireRole(*policy, person->role, deed); !may) {
                return may;
            }
        }
        return signIns.touch(author.signIn, now);
    };
}

Result<std::optional<domain::Person>> whoIs(const store::Database& reader, const rules::Policy& policy,
                                            const std::string& signIn, Time now)
{
    const auto open = store::PersonBook(reader).isOpen();
    if (!open) {
        return open.error();
    }
    if (*open) {
        return std::optional<domain::Person>();
    }
    const auto person = store::SignInBook(reader, policy.signIn).holder(signIn, now);
    return person ? Result<std::optional<domain::Person>>(*person) : person.error();
}

Result<std::optional<domain::Person>> mayRead(const store::Database& reader, const rules::Policy& policy,
                                              const std::string& signIn, const domain::DeedId& deed, Time now)
{
    const auto person = whoIs(reader, policy, signIn, now);
    if (!person || !*person) {
        return person;
    }
    const auto may = rules::requireRole(policy, (*person)->role, deed);
    return may ? person : may.error();
}

workers::PeopleRules peopleRulesOf(const rules::Policy& policy)
{
    workers::PeopleRules people{policy.signIn, rules::leadingRole(policy).id, {}, {}};
    for (const rules::RoleRow& role : policy.roles) {
        people.roles.push_back(role.id);
        if (role.ownOnly) {
            people.ownOnly.push_back(role.id);
        }
    }
    return people;
}

} // namespace regrade::workstation
