#pragma once

#include "base/clock.h"
#include "domain/person.h"
#include "store/database.h"
#include "store/secret.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

/// How it stands with someone's badge.
struct BadgeStanding {
    domain::ActorId code;
    std::optional<Time> lastSignIn;
    bool locked = false; ///< after too many wrong PINs; only a reset opens it
};

/// Who is signed in, and how often a badge was tried. An unknown badge is answered, delayed and locked as a known one
/// is, so that no answer tells whether a badge exists.
class SignInBook {
public:
    SignInBook(Database& database, domain::SignInRules rules, PinCost cost)
        : m_database(database), m_writable(&database), m_rules(rules), m_cost(cost)
    {
    }
    /// For reading only.
    SignInBook(const Database& database, domain::SignInRules rules) : m_database(database), m_rules(rules) {}

    /// The try is written down before the PIN is looked at, so that neither a crash nor a second program gives free
    /// guesses. Makes its own transactions. Refused: wait, locked, or badge and PIN do not fit together.
    [[nodiscard]] Result<domain::SignedIn> signIn(const std::string& badge, const std::string& pin,
                                                  const domain::StationId& station, Time now);
    /// Whose sign-in the token proves. Refused: nobody's, ended, idle for too long, or the person has left.
    [[nodiscard]] Result<domain::Person> holder(const std::string& token, Time now) const;
    /// The person is still there.
    [[nodiscard]] Result<void> touch(const std::string& token, Time now);
    [[nodiscard]] Result<void> signOut(const std::string& token, Time now);
    /// Of everyone who was ever registered, by code.
    [[nodiscard]] Result<std::vector<BadgeStanding>> standings(Time now) const;

private:
    struct Tries {
        int misses = 0; ///< in a row
        int inWindow = 0;
        std::optional<Time> lastMiss;
    };
    [[nodiscard]] Result<Tries> triesOf(const std::string& badge, Time now) const;
    [[nodiscard]] bool isLocked(const Tries& tries) const;
    [[nodiscard]] Result<void> requireOpenBadge(const Tries& tries, Time now) const;
    /// Writes the try down as a miss; its number.
    [[nodiscard]] Result<std::int64_t> noteTry(const std::string& badge, Time now);
    [[nodiscard]] Result<domain::SignedIn> admit(const domain::Person& person, std::int64_t tryNumber,
                                                 const domain::StationId& station, Time now);

    const Database& m_database;
    Database* m_writable = nullptr;
    domain::SignInRules m_rules;
    PinCost m_cost;
};

} // namespace regrade::store
