#include "store/personbook.h"

#include <stdexcept>

namespace regrade::store {

namespace {

std::int64_t storedTime(Time time) { return time.time_since_epoch().count(); }

domain::Person personIn(const Row& row)
{
    domain::Person person{domain::ActorId(row.text(0)), domain::RoleId(row.text(1)), {}, row.integer(3) != 0};
    if (!row.isNull(2)) {
        person.owner = domain::OwnerId(row.text(2));
    }
    return person;
}

Result<std::int64_t> countOf(const Database& database, std::string_view sql, const std::vector<Value>& values)
{
    std::int64_t count = 0;
    const auto asked = database.each(sql, values, [&](const Row& row) { count = row.integer(0); });
    return asked ? Result<std::int64_t>(count) : asked.error();
}

/// Runs statements one after the other up to the first that fails.
Result<void> runEach(Database& database, const std::vector<std::pair<std::string_view, std::vector<Value>>>& statements)
{
    for (const auto& [sql, values] : statements) {
        if (const auto done = database.run(sql, values); !done) {
            return done.error();
        }
    }
    return {};
}

} // namespace

Database& PersonBook::writable() const
{
    if (m_writable == nullptr) {
        throw std::logic_error("this book of people can only be read");
    }
    return *m_writable;
}

Result<bool> PersonBook::isOpen() const
{
    const auto count = countOf(m_database, "SELECT COUNT(*) FROM person", {});
    return count ? Result<bool>(*count == 0) : count.error();
}

Result<std::vector<domain::Person>> PersonBook::everyone() const
{
    std::vector<domain::Person> people;
    const auto asked = m_database.each("SELECT code, role, owner, retired FROM person ORDER BY code", {},
                                       [&](const Row& row) { people.push_back(personIn(row)); });
    return asked ? Result<std::vector<domain::Person>>(std::move(people)) : asked.error();
}

Result<domain::Person> PersonBook::person(const domain::ActorId& code) const
{
    std::optional<domain::Person> found;
    const auto asked = m_database.each("SELECT code, role, owner, retired FROM person WHERE code = ?", {code.text()},
                                       [&](const Row& row) { found = personIn(row); });
    if (!asked) {
        return asked.error();
    }
    return found ? Result<domain::Person>(*found) : notFound("Nobody here has the staff code {}.", {code.text()});
}

Result<domain::Person> PersonBook::working(const domain::ActorId& code) const
{
    auto found = person(code);
    if (found && found->retired) {
        return refused("{} has left the house.", {code.text()});
    }
    return found;
}

Result<std::vector<PersonChange>> PersonBook::changes() const
{
    std::vector<PersonChange> lines;
    const auto take = [&](const Row& row) {
        const Time at{std::chrono::milliseconds(row.integer(0))};
        lines.push_back({{at, row.text(1), domain::StationId(row.text(2))},
                         domain::ActorId(row.text(3)),
                         row.text(4),
                         domain::RoleId(row.text(5))});
    };
    const auto asked = m_database.each(
        "SELECT at_ms, by_code, station, code, what, role FROM person_change ORDER BY number", {}, take);
    return asked ? Result<std::vector<PersonChange>>(std::move(lines)) : asked.error();
}

Result<void> PersonBook::note(const domain::Person& person, const char* what, const ChangeStamp& stamp)
{
    return runEach(writable(), {{"INSERT INTO person_change (at_ms, code, what, role, by_code, station) "
                                 "VALUES (?, ?, ?, ?, ?, ?)",
                                 {storedTime(stamp.at), person.code.text(), std::string(what), person.role.text(),
                                  stamp.by, stamp.station.text()}}});
}

Result<void> PersonBook::endSignIns(const domain::ActorId& code, Time at)
{
    return runEach(writable(), {{"UPDATE sign_in SET ended_ms = ? WHERE code = ? AND ended_ms IS NULL",
                                 {storedTime(at), code.text()}}});
}

Result<void> PersonBook::add(const domain::Person& person, const Secrets& secrets, const ChangeStamp& stamp)
{
    const auto codes = countOf(m_database, "SELECT COUNT(*) FROM person WHERE code = ?", {person.code.text()});
    const auto badges = countOf(m_database, "SELECT COUNT(*) FROM person WHERE badge = ?", {secrets.badgeDigest});
    if (!codes || !badges) {
        return codes ? badges.error() : codes.error();
    }
    if (*codes != 0) {
        return refused("The staff code {} was given before. A code belongs to one person for ever.",
                       {person.code.text()});
    }
    if (*badges != 0) {
        return refused("This badge belongs to someone else. Nobody was registered.");
    }
    const Value owner = person.owner ? Value(person.owner->text()) : Value(nullptr);
    const auto put =
        runEach(writable(), {{"INSERT INTO person (code, badge, role, owner, pin, retired) "
                              "VALUES (?, ?, ?, ?, ?, 0)",
                              {person.code.text(), secrets.badgeDigest, person.role.text(), owner, secrets.pinHash}}});
    return put ? note(person, "added", stamp) : put;
}

Result<void> PersonBook::reset(const domain::ActorId& code, const Secrets& secrets, const ChangeStamp& stamp)
{
    const auto known = working(code);
    if (!known) {
        return known.error();
    }
    auto done = runEach(writable(), {{"UPDATE person SET pin = ? WHERE code = ?", {secrets.pinHash, code.text()}}});
    if (done && !secrets.badgeDigest.empty()) {
        done =
            runEach(writable(), {{"UPDATE person SET badge = ? WHERE code = ?", {secrets.badgeDigest, code.text()}}});
    }
    if (done) {
        done = runEach(writable(), {{"INSERT INTO badge_try (badge, at_ms, outcome) "
                                     "SELECT badge, ?, 'reset' FROM person WHERE code = ?",
                                     {storedTime(stamp.at), code.text()}}});
    }
    if (done) {
        done = endSignIns(code, stamp.at);
    }
    return done ? note(*known, secrets.badgeDigest.empty() ? "reset" : "badge", stamp) : done;
}

Result<void> PersonBook::requireAnotherLead(const domain::Person& person, const domain::RoleId& leading) const
{
    if (person.role != leading) {
        return {};
    }
    const auto others = countOf(m_database, "SELECT COUNT(*) FROM person WHERE role = ? AND retired = 0 AND code <> ?",
                                {leading.text(), person.code.text()});
    if (!others) {
        return others.error();
    }
    return *others > 0 ? Result<void>()
                       : refused("{} is the only lead. Register another one first.", {person.code.text()});
}

Result<void> PersonBook::retire(const domain::ActorId& code, const domain::RoleId& leading, const ChangeStamp& stamp)
{
    const auto known = working(code);
    if (!known) {
        return known.error();
    }
    if (auto another = requireAnotherLead(*known, leading); !another) {
        return another;
    }
    const auto done = runEach(writable(), {{"UPDATE person SET retired = 1 WHERE code = ?", {code.text()}}});
    if (!done) {
        return done;
    }
    const auto ended = endSignIns(code, stamp.at);
    return ended ? note(*known, "retired", stamp) : ended;
}

Result<void> PersonBook::giveRole(const domain::ActorId& code, const domain::RoleId& role,
                                  const domain::RoleId& leading, const ChangeStamp& stamp)
{
    auto known = working(code);
    if (!known) {
        return known.error();
    }
    if (role != leading) {
        if (auto another = requireAnotherLead(*known, leading); !another) {
            return another;
        }
    }
    known->role = role;
    const auto done = runEach(writable(), {{"UPDATE person SET role = ? WHERE code = ?", {role.text(), code.text()}}});
    return done ? note(*known, "role", stamp) : done;
}

Result<void> PersonBook::keepRecovery(const std::string& code)
{
    return runEach(writable(),
                   {{"DELETE FROM recovery", {}}, {"INSERT INTO recovery (digest) VALUES (?)", {secretDigest(code)}}});
}

Result<bool> PersonBook::fitsRecovery(const std::string& code) const
{
    const auto count = countOf(m_database, "SELECT COUNT(*) FROM recovery WHERE digest = ?", {secretDigest(code)});
    return count ? Result<bool>(*count == 1) : count.error();
}

} // namespace regrade::store
