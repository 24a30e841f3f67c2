#pragma once

#include "base/clock.h"
#include "domain/person.h"
#include "store/database.h"
#include "store/secret.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

/// Who changed a person's entry, where and when. `by` is a staff code, or "first" or "recovery".
struct ChangeStamp {
    Time at;
    std::string by;
    domain::StationId station;
};

/// One line of what was done to people's entries; lines are never changed or deleted.
struct PersonChange {
    ChangeStamp stamp;
    domain::ActorId code;
    std::string what; ///< "added", "reset", "badge", "role", "retired"
    domain::RoleId role;
};

/// Who may work here. Not events: a PIN's hash must be replaceable and must reach no other station (see
/// docs/decisions/0012). Writing is called inside a transaction.
class PersonBook {
public:
    explicit PersonBook(Database& database) : m_database(database), m_writable(&database) {}
    /// For reading; writing then is a programming fault (std::logic_error).
    explicit PersonBook(const Database& database) : m_database(database) {}

    /// Nobody was ever registered: deeds are done under the code that is given, as on the first day.
    [[nodiscard]] Result<bool> isOpen() const;
    [[nodiscard]] Result<std::vector<domain::Person>> everyone() const;
    /// `notFound` when nobody has the code.
    [[nodiscard]] Result<domain::Person> person(const domain::ActorId& code) const;
    /// Oldest first.
    [[nodiscard]] Result<std::vector<PersonChange>> changes() const;

    /// Refused: the code was given before (also to one who left), the badge is someone else's.
    [[nodiscard]] Result<void> add(const domain::Person& person, const Secrets& secrets, const ChangeStamp& stamp);
    /// A new PIN, and a new badge when the secrets hold one; ends the lock and every sign-in of the person.
    [[nodiscard]] Result<void> reset(const domain::ActorId& code, const Secrets& secrets, const ChangeStamp& stamp);
    /// The code stays taken for ever. Refused: the last one of the leading role.
    [[nodiscard]] Result<void> retire(const domain::ActorId& code, const domain::RoleId& leading,
                                      const ChangeStamp& stamp);
    /// Refused: the last one of the leading role would lose it.
    [[nodiscard]] Result<void> giveRole(const domain::ActorId& code, const domain::RoleId& role,
                                        const domain::RoleId& leading, const ChangeStamp& stamp);

    /// The code that opens the house when no lead can sign in; the earlier one is no longer good.
    [[nodiscard]] Result<void> keepRecovery(const std::string& code);
    [[nodiscard]] Result<bool> fitsRecovery(const std::string& code) const;

private:
    [[nodiscard]] Database& writable() const;
    [[nodiscard]] Result<domain::Person> working(const domain::ActorId& code) const;
    [[nodiscard]] Result<void> requireAnotherLead(const domain::Person& person, const domain::RoleId& leading) const;
    [[nodiscard]] Result<void> note(const domain::Person& person, const char* what, const ChangeStamp& stamp);
    [[nodiscard]] Result<void> endSignIns(const domain::ActorId& code, Time at);

    const Database& m_database;
    Database* m_writable = nullptr;
};

} // namespace regrade::store
