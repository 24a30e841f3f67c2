#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/person.h"
#include "store/database.h"
#include "store/secret.h"
#include "workers/clerk.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace regrade::workers {

/// What the house has decided about people; from the policy.
struct PeopleRules {
    domain::SignInRules signIn;
    domain::RoleId leading{"lead"};
    std::vector<domain::RoleId> roles;
    std::vector<domain::RoleId> ownOnly; ///< those of them that are held to one seller
};

struct PersonForm {
    std::string code;
    std::string role;
    std::string owner; ///< of an owner's view; else empty
    std::string badge; ///< the house's own badge; empty = one is issued
};

/// What is told once when someone is registered or reset.
struct Issued {
    domain::Person person;
    domain::Credentials told;
    std::string recovery; ///< only with the first person and after a recovery: the house's new recovery code
};

/// Registers people and signs them in. Every write happens on the clerk's thread, where `done` is called too; a PIN
/// costs about a tenth of a second there.
class People {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    /// Clerk, database (the clerk's) and clock must outlive it.
    People(Clerk& clerk, store::Database& database, const Clock& clock, domain::StationId station, PeopleRules rules,
           Authority authority, store::PinCost cost = store::interactivePins());

    void signIn(std::string badge, std::string pin, Done<domain::SignedIn> done);
    void signOut(std::string token, Done<void> done);
    /// Keys were pressed: the person is not away.
    void touch(std::string token);

    // By whoever may manage people. The first person of a house needs nobody's leave, and must have the leading role.
    void add(PersonForm form, Author by, Done<Issued> done);
    void reset(std::string code, bool newBadge, Author by, Done<Issued> done);
    /// With the house's recovery code instead of a lead; badge, PIN and recovery code are new afterwards.
    void recover(std::string code, std::string recovery, Done<Issued> done);
    void retire(std::string code, Author by, Done<void> done);
    void giveRole(std::string code, std::string role, Author by, Done<void> done);

    [[nodiscard]] const PeopleRules& rules() const { return m_rules; }

private:
    [[nodiscard]] Result<void> permit(const Author& by) const;
    [[nodiscard]] Result<domain::RoleId> roleFrom(const std::string& role) const;
    [[nodiscard]] Result<void> requireOwner(const domain::RoleId& role, bool given) const;
    [[nodiscard]] Result<Issued> addNow(const PersonForm& form, const Author& by);
    [[nodiscard]] Result<Issued> resetNow(const std::string& code, bool newBadge, const Author& by);
    [[nodiscard]] Result<Issued> recoverNow(const std::string& code, const std::string& recovery);
    [[nodiscard]] Result<void> changeNow(const std::string& code, const std::optional<std::string>& role,
                                         const Author& by);

    Clerk& m_clerk;
    store::Database& m_database;
    const Clock& m_clock;
    domain::StationId m_station;
    PeopleRules m_rules;
    Authority m_authority;
    store::PinCost m_cost;
};

} // namespace regrade::workers
