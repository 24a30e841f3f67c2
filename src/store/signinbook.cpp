#include "store/signinbook.h"

#include <algorithm>

namespace regrade::store {

namespace {

std::int64_t tryTime(Time time) { return time.time_since_epoch().count(); }
Time timeOf(std::int64_t milliseconds) { return Time{std::chrono::milliseconds(milliseconds)}; }

Result<void> written(const Result<int>& changed) { return changed ? Result<void>() : changed.error(); }

Error signInFirst() { return refused("Nobody is signed in. Scan your badge and give your PIN."); }

} // namespace

Result<SignInBook::Tries> SignInBook::triesOf(const std::string& badge, Time now) const
{
    Tries tries;
    const auto inARow =
        m_database.each("SELECT COUNT(*), MAX(at_ms) FROM badge_try WHERE badge = ?1 AND outcome = 'miss' AND number > "
                        "IFNULL((SELECT MAX(number) FROM badge_try WHERE badge = ?1 AND outcome <> 'miss'), 0)",
                        {badge}, [&](const Row& row) {
                            tries.misses = static_cast<int>(row.integer(0));
                            if (!row.isNull(1)) {
                                tries.lastMiss = timeOf(row.integer(1));
                            }
                        });
    const auto inWindow =
        m_database.each("SELECT COUNT(*) FROM badge_try WHERE badge = ? AND outcome = 'miss' AND at_ms > ?",
                        {badge, tryTime(now - m_rules.window)},
                        [&](const Row& row) { tries.inWindow = static_cast<int>(row.integer(0)); });
    if (!inARow || !inWindow) {
        return inARow ? inWindow.error() : inARow.error();
    }
    return tries;
}

bool SignInBook::isLocked(const Tries& tries) const
{
    return tries.misses >= m_rules.lockAtMisses || tries.inWindow >= m_rules.triesInWindow;
}

Result<void> SignInBook::requireOpenBadge(const Tries& tries, Time now) const
{
    if (isLocked(tries)) {
        return refused("This badge is locked after too many wrong PINs. A lead can give a new badge and PIN.");
    }
    if (tries.misses <= m_rules.freeMisses || !tries.lastMiss || *tries.lastMiss > now) {
        return {};
    }
    const auto delay = m_rules.firstDelay * (1 << (tries.misses - m_rules.freeMisses - 1));
    const auto left = *tries.lastMiss + delay - now;
    if (left <= std::chrono::milliseconds(0)) {
        return {};
    }
    return refused("Too many wrong PINs. Wait {} seconds and try again.",
                   {std::to_string(std::chrono::ceil<std::chrono::seconds>(left).count())});
}

Result<std::int64_t> SignInBook::noteTry(const std::string& badge, Time now)
{
    std::int64_t number = 0;
    const auto noted = m_writable->inTransaction([&]() -> Result<void> {
        const auto tries = triesOf(badge, now);
        if (!tries) {
            return tries.error();
        }
        if (auto open = requireOpenBadge(*tries, now); !open) {
            return open;
        }
        const auto put = m_writable->run("INSERT INTO badge_try (badge, at_ms, outcome) VALUES (?, ?, 'miss')",
                                         {badge, tryTime(now)});
        if (!put) {
            return put.error();
        }
        return m_writable->each("SELECT MAX(number) FROM badge_try", {},
                                [&](const Row& row) { number = row.integer(0); });
    });
    return noted ? Result<std::int64_t>(number) : noted.error();
}

Result<domain::SignedIn> SignInBook::admit(const domain::Person& person, std::int64_t tryNumber,
                                           const domain::StationId& station, Time now)
{
    domain::SignedIn in{newToken(), person};
    const auto admitted = m_writable->inTransaction([&]() -> Result<void> {
        auto noted = written(m_writable->run("UPDATE badge_try SET outcome = 'in' WHERE number = ?", {tryNumber}));
        if (!noted) {
            return noted;
        }
        return written(
            m_writable->run("INSERT INTO sign_in (token, code, station, began_ms, used_ms) "
                            "VALUES (?, ?, ?, ?, ?)",
                            {secretDigest(in.token), person.code.text(), station.text(), tryTime(now), tryTime(now)}));
    });
    return admitted ? Result<domain::SignedIn>(std::move(in)) : admitted.error();
}

Result<domain::SignedIn> SignInBook::signIn(const std::string& badge, const std::string& pin,
                                            const domain::StationId& station, Time now)
{
    const std::string digest = secretDigest(badge);
    const auto tryNumber = noteTry(digest, now);
    if (!tryNumber) {
        return tryNumber.error();
    }
    std::string hash;
    std::optional<domain::Person> person;
    const auto asked = m_database.each(
        "SELECT code, role, owner, pin FROM person WHERE badge = ? AND retired = 0", {digest}, [&](const Row& row) {
            person = domain::Person{domain::ActorId(row.text(0)), domain::RoleId(row.text(1)), {}, false};
            if (!row.isNull(2)) {
                person->owner = domain::OwnerId(row.text(2));
            }
            hash = row.text(3);
        });
    if (!asked) {
        return asked.error();
    }
    if (!fitsPin(m_cost, hash, pin) || !person) {
        return refused("Badge and PIN do not fit together.");
    }
    return admit(*person, *tryNumber, station, now);
}

Result<domain::Person> SignInBook::holder(const std::string& token, Time now) const
{
    if (token.empty()) {
        return signInFirst();
    }
    std::optional<domain::Person> person;
    Time used{};
    // By the primary key of sign_in; asked with every deed.
    const auto asked = m_database.each(
        "SELECT person.code, person.role, person.owner, sign_in.used_ms FROM sign_in JOIN person USING (code) "
        "WHERE sign_in.token = ? AND sign_in.ended_ms IS NULL AND person.retired = 0",
        {secretDigest(token)}, [&](const Row& row) {
            person = domain::Person{domain::ActorId(row.text(0)), domain::RoleId(row.text(1)), {}, false};
            if (!row.isNull(2)) {
                person->owner = domain::OwnerId(row.text(2));
            }
            used = timeOf(row.integer(3));
        });
    if (!asked) {
        return asked.error();
    }
    if (!person) {
        return signInFirst();
    }
    if (now - used > m_rules.idle) {
        return refused("{} was away for too long and is signed out. Scan your badge and give your PIN.",
                       {person->code.text()});
    }
    return *person;
}

Result<void> SignInBook::touch(const std::string& token, Time now)
{
    return written(m_writable->run("UPDATE sign_in SET used_ms = MAX(used_ms, ?) WHERE token = ? AND ended_ms IS NULL",
                                   {tryTime(now), secretDigest(token)}));
}

Result<void> SignInBook::signOut(const std::string& token, Time now)
{
    return written(m_writable->run("UPDATE sign_in SET ended_ms = ? WHERE token = ? AND ended_ms IS NULL",
                                   {tryTime(now), secretDigest(token)}));
}

Result<std::vector<BadgeStanding>> SignInBook::standings(Time now) const
{
    std::vector<BadgeStanding> all;
    std::vector<std::string> badges;
    const auto asked = m_database.each(
        "SELECT person.code, person.badge, MAX(sign_in.began_ms) FROM person LEFT JOIN sign_in USING (code) "
        "GROUP BY person.code ORDER BY person.code",
        {}, [&](const Row& row) {
            all.push_back({domain::ActorId(row.text(0)), {}, false});
            badges.push_back(row.text(1));
            if (!row.isNull(2)) {
                all.back().lastSignIn = timeOf(row.integer(2));
            }
        });
    if (!asked) {
        return asked.error();
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto tries = triesOf(badges[i], now);
        if (!tries) {
            return tries.error();
        }
        all[i].locked = isLocked(*tries);
    }
    return all;
}

} // namespace regrade::store
