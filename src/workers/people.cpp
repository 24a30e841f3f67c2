#include "workers/people.h"

#include "store/personbook.h"
#include "store/signinbook.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace regrade::workers {

namespace {

constexpr const char* kFirst = "first";
constexpr const char* kRecovery = "recovery";

} // namespace

People::People(Clerk& clerk, store::Database& database, const Clock& clock, domain::StationId station,
               PeopleRules rules, Authority authority, store::PinCost cost)
    : m_clerk(clerk), m_database(database), m_clock(clock), m_station(std::move(station)), m_rules(std::move(rules)),
      m_authority(std::move(authority)), m_cost(cost)
{
}

Result<void> People::permit(const Author& by) const
{
    return m_authority(by, {domain::DeedId(domain::kManagePeople)}, m_clock.now());
}

Result<domain::RoleId> People::roleFrom(const std::string& role) const
{
    std::string known;
    for (const domain::RoleId& one : m_rules.roles) {
        if (one.text() == role) {
            return one;
        }
        known += (known.empty() ? "" : ", ") + one.text();
    }
    return invalid("\"{}\" is not one of: {}.", {role, known});
}

Result<void> People::requireOwner(const domain::RoleId& role, bool given) const
{
    const bool needed = std::find(m_rules.ownOnly.begin(), m_rules.ownOnly.end(), role) != m_rules.ownOnly.end();
    return needed == given ? Result<void>() : invalid("An owner's view needs the seller, and no other role has one.");
}

void People::signIn(std::string badge, std::string pin, Done<domain::SignedIn> done)
{
    m_clerk.attend([this, badge = std::move(badge), pin = std::move(pin), done = std::move(done)] {
        store::SignInBook book(m_database, m_rules.signIn, m_cost);
        auto in = book.signIn(badge, pin, m_station, m_clock.now());
        if (in) {
            spdlog::info("Signed in [{}, {}].", in->person.code.text(), in->person.role.text());
        }
        done(std::move(in));
    });
}

void People::signOut(std::string token, Done<void> done)
{
    m_clerk.attend([this, token = std::move(token), done = std::move(done)] {
        auto out = store::SignInBook(m_database, m_rules.signIn, m_cost).signOut(token, m_clock.now());
        if (done) {
            done(std::move(out));
        }
    });
}

void People::touch(std::string token)
{
    m_clerk.attend([this, token = std::move(token), now = m_clock.now()] {
        store::SignInBook book(m_database, m_rules.signIn, m_cost);
        // Who has been away for too long is not brought back by a key.
        if (!book.holder(token, now)) {
            return;
        }
        if (const auto touched = book.touch(token, now); !touched) {
            spdlog::warn("A sign-in could not be kept alive: {}", touched.error().what());
        }
    });
}

void People::add(PersonForm form, Author by, Done<Issued> done)
{
    m_clerk.attend(
        [this, form = std::move(form), by = std::move(by), done = std::move(done)] { done(addNow(form, by)); });
}

Result<Issued> People::addNow(const PersonForm& form, const Author& by)
{
    const auto code = domain::staffCode(form.code);
    const auto role = roleFrom(form.role);
    if (!code || !role) {
        return code ? role.error() : code.error();
    }
    if (const auto held = requireOwner(*role, !form.owner.empty()); !held) {
        return held.error();
    }
    Issued issued{{*code, *role, {}, false}, {}, {}};
    if (!form.owner.empty()) {
        issued.person.owner = domain::OwnerId(form.owner);
    }
    const auto secrets = store::issueSecrets(m_cost, true, form.badge);
    if (!secrets) {
        return secrets.error();
    }
    issued.told = secrets->told;
    const auto written = m_database.inTransaction([&]() -> Result<void> {
        store::PersonBook book(m_database);
        const auto open = book.isOpen();
        if (!open) {
            return open.error();
        }
        if (*open && *role != m_rules.leading) {
            return refused("The first person who is registered leads the house. Register a lead first.");
        }
        if (auto may = *open ? Result<void>() : permit(by); !may) {
            return may;
        }
        if (auto added =
                book.add(issued.person, *secrets, {m_clock.now(), *open ? kFirst : by.actor.text(), m_station});
            !added) {
            return added;
        }
        issued.recovery = *open ? store::newRecoveryCode() : std::string();
        return *open ? book.keepRecovery(issued.recovery) : Result<void>();
    });
    return written ? Result<Issued>(std::move(issued)) : written.error();
}

void People::reset(std::string code, bool newBadge, Author by, Done<Issued> done)
{
    m_clerk.attend([this, code = std::move(code), newBadge, by = std::move(by), done = std::move(done)] {
        done(resetNow(code, newBadge, by));
    });
}

Result<Issued> People::resetNow(const std::string& code, bool newBadge, const Author& by)
{
    const auto known = domain::staffCode(code);
    const auto secrets = store::issueSecrets(m_cost, newBadge, {});
    if (!known || !secrets) {
        return known ? secrets.error() : known.error();
    }
    Issued issued{{*known, m_rules.leading, {}, false}, secrets->told, {}};
    const auto written = m_database.inTransaction([&]() -> Result<void> {
        if (auto may = permit(by); !may) {
            return may;
        }
        store::PersonBook book(m_database);
        const auto person = book.person(*known);
        if (!person) {
            return person.error();
        }
        issued.person = *person;
        return book.reset(*known, *secrets, {m_clock.now(), by.actor.text(), m_station});
    });
    return written ? Result<Issued>(std::move(issued)) : written.error();
}

void People::recover(std::string code, std::string recovery, Done<Issued> done)
{
    m_clerk.attend([this, code = std::move(code), recovery = std::move(recovery), done = std::move(done)] {
        done(recoverNow(code, recovery));
    });
}

Result<Issued> People::recoverNow(const std::string& code, const std::string& recovery)
{
    const auto known = domain::staffCode(code);
    const auto secrets = store::issueSecrets(m_cost, true, {});
    if (!known || !secrets) {
        return known ? secrets.error() : known.error();
    }
    Issued issued{{*known, m_rules.leading, {}, false}, secrets->told, store::newRecoveryCode()};
    const auto written = m_database.inTransaction([&]() -> Result<void> {
        store::PersonBook book(m_database);
        const auto fits = book.fitsRecovery(recovery);
        if (!fits) {
            return fits.error();
        }
        const auto person = book.person(*known);
        // One sentence for both, so that a guess tells nothing about the people.
        if (!*fits || !person || person->role != m_rules.leading) {
            return refused("This is not the recovery code of this house, or {} is not one of its leads.",
                           {known->text()});
        }
        issued.person = *person;
        if (auto done = book.reset(*known, *secrets, {m_clock.now(), kRecovery, m_station}); !done) {
            return done;
        }
        return book.keepRecovery(issued.recovery);
    });
    return written ? Result<Issued>(std::move(issued)) : written.error();
}

void People::retire(std::string code, Author by, Done<void> done)
{
    m_clerk.attend([this, code = std::move(code), by = std::move(by), done = std::move(done)] {
        done(changeNow(code, std::nullopt, by));
    });
}

void People::giveRole(std::string code, std::string role, Author by, Done<void> done)
{
    m_clerk.attend([this, code = std::move(code), role = std::move(role), by = std::move(by), done = std::move(done)] {
        done(changeNow(code, role, by));
    });
}

Result<void> People::changeNow(const std::string& code, const std::optional<std::string>& role, const Author& by)
{
    const auto known = domain::staffCode(code);
    const auto newRole = role ? roleFrom(*role) : Result<domain::RoleId>(m_rules.leading);
    if (!known || !newRole) {
        return known ? newRole.error() : known.error();
    }
    return m_database.inTransaction([&]() -> Result<void> {
        if (auto may = permit(by); !may) {
            return may;
        }
        store::PersonBook book(m_database);
        const store::ChangeStamp stamp{m_clock.now(), by.actor.text(), m_station};
        const auto person = book.person(*known);
        if (role && person) {
            if (auto held = requireOwner(*newRole, person->owner.has_value()); !held) {
                return held;
            }
        }
        return role ? book.giveRole(*known, *newRole, m_rules.leading, stamp)
                    : book.retire(*known, m_rules.leading, stamp);
    });
}

} // namespace regrade::workers
