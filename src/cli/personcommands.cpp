#include "cli/commands.h"

#include "store/personbook.h"
#include "store/signinbook.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace regrade::cli {

namespace {

using nlohmann::json;
using workers::Issued;

struct PersonOptions {
    workers::PersonForm form;
    bool newBadge = false;
    std::string recovery;
};

json described(const domain::Person& person)
{
    return {{"code", person.code.text()},
            {"role", person.role.text()},
            {"owner", person.owner ? json(person.owner->text()) : json()},
            {"retired", person.retired}};
}

/// What is shown once. The sentence says so, since nobody can look it up later.
Answer told(const Issued& issued, const std::string& deed)
{
    Answer answer{described(issued.person), issued.person.code.text() + ": " + deed + "\n"};
    answer.data["pin"] = issued.told.pin;
    answer.text += "PIN    " + issued.told.pin + "\n";
    if (!issued.told.badge.empty()) {
        answer.data["badge"] = issued.told.badge;
        answer.text += "Badge  " + issued.told.badge + "\n       as QR code: regradectl qr write " + issued.told.badge +
                       " --out badge.png\n";
    }
    if (!issued.recovery.empty()) {
        answer.data["recovery"] = issued.recovery;
        answer.text += "Recovery code of the house, for the safe: " + issued.recovery + "\n";
    }
    answer.text += "This is shown once and kept nowhere: hand it over now.\n";
    return answer;
}

Result<Answer> addPerson(Session& session, const PersonOptions& options)
{
    const auto issued = waitFor<Issued>(
        [&](auto done) { session.station().people().add(options.form, session.author(), std::move(done)); });
    return issued ? Result<Answer>(told(*issued, "registered as " + issued->person.role.text() + ".")) : issued.error();
}

Result<Answer> resetPerson(Session& session, const PersonOptions& options)
{
    auto& people = session.station().people();
    const auto issued = waitFor<Issued>([&](auto done) {
        if (options.recovery.empty()) {
            people.reset(options.form.code, options.newBadge, session.author(), std::move(done));
        } else {
            people.recover(options.form.code, options.recovery, std::move(done));
        }
    });
    return issued ? Result<Answer>(told(*issued, "a new PIN; the old one is no longer good.")) : issued.error();
}

Result<Answer> changed(Session& session, const std::string& code)
{
    const auto person = store::PersonBook(session.station().reader()).person(domain::ActorId(code));
    if (!person) {
        return person.error();
    }
    return Answer{described(*person),
                  code + ": " + (person->retired ? "left the house" : "is " + person->role.text()) + ".\n"};
}

Result<Answer> giveRole(Session& session, const PersonOptions& options)
{
    const auto done = waitFor<void>([&](auto then) {
        session.station().people().giveRole(options.form.code, options.form.role, session.author(), std::move(then));
    });
    return done ? changed(session, options.form.code) : done.error();
}

Result<Answer> retirePerson(Session& session, const PersonOptions& options)
{
    const auto done = waitFor<void>(
        [&](auto then) { session.station().people().retire(options.form.code, session.author(), std::move(then)); });
    return done ? changed(session, options.form.code) : done.error();
}

Result<Answer> listPeople(Session& session)
{
    const store::PersonBook book(session.station().reader());
    const auto people = book.everyone();
    const auto changes = book.changes();
    const auto standings =
        store::SignInBook(session.station().reader(), session.policy().signIn).standings(session.now());
    if (!people || !changes || !standings) {
        return !people ? people.error() : changes ? standings.error() : changes.error();
    }
    Answer answer{{{"people", json::array()}, {"changes", json::array()}}, ""};
    for (const domain::Person& person : *people) {
        const auto standing = std::find_if(standings->begin(), standings->end(),
                                           [&](const store::BadgeStanding& one) { return one.code == person.code; });
        const auto& lastSignIn = standing->lastSignIn;
        json row = described(person);
        row["locked"] = standing->locked;
        row["lastSignIn"] = lastSignIn ? json(toIso(*lastSignIn)) : json();
        answer.data["people"].push_back(std::move(row));
        answer.text += person.code.text() + "  " + person.role.text() +
                       (person.owner ? " of " + person.owner->text() : "") + (person.retired ? ", left" : "") +
                       (standing->locked ? ", locked" : "") +
                       (lastSignIn ? ", last sign-in " + toIso(*lastSignIn) : "") + "\n";
    }
    for (const store::PersonChange& change : *changes) {
        answer.data["changes"].push_back({{"at", toIso(change.stamp.at)},
                                          {"by", change.stamp.by},
                                          {"code", change.code.text()},
                                          {"what", change.what},
                                          {"role", change.role.text()}});
    }
    if (people->empty()) {
        answer.text = "Nobody is registered yet. Begin with a lead: regradectl person add L01 --role lead.\n";
    }
    return answer;
}

struct SignInOptions {
    std::string badge;
    std::string photo;
    std::string pin;
};

/// The badge as it was typed, or from a picture that shows it and no other code.
Result<std::string> badgeOf(const SignInOptions& options)
{
    if (options.photo.empty()) {
        return options.badge;
    }
    const auto codes = codesIn(options.photo);
    if (!codes) {
        return codes.error();
    }
    if (codes->size() != 1) {
        return refused("The picture \"{}\" shows {} codes; exactly one badge must be in view.",
                       {options.photo, std::to_string(codes->size())});
    }
    return codes->front().text;
}

/// "-" reads the PIN from the input, so that it stands in no list of processes.
std::string pinOf(const SignInOptions& options)
{
    std::string pin = options.pin;
    if (pin.empty()) {
        const char* const given = std::getenv("REGRADE_PIN");
        pin = given == nullptr ? "-" : given;
    }
    if (pin == "-") {
        std::getline(std::cin, pin);
    }
    return pin;
}

Result<Answer> signIn(Session& session, const SignInOptions& options)
{
    const auto badge = badgeOf(options);
    if (!badge) {
        return badge.error();
    }
    const auto in = waitFor<domain::SignedIn>(
        [&](auto done) { session.station().people().signIn(*badge, pinOf(options), std::move(done)); });
    if (!in) {
        return in.error();
    }
    Answer answer{described(in->person), in->person.code.text() + " is signed in as " + in->person.role.text() + ".\n"};
    answer.data["signIn"] = in->token;
    answer.text += "export REGRADE_SIGNIN=" + in->token + "\n";
    return answer;
}

Result<Answer> signOut(Session& session)
{
    const auto out =
        waitFor<void>([&](auto done) { session.station().people().signOut(session.author().signIn, std::move(done)); });
    return out ? Result<Answer>(Answer{{{"signedOut", true}}, "Signed out.\n"}) : out.error();
}

CLI::App* forPerson(CLI::App& person, Plan& plan, const char* name, const char* help,
                    const std::shared_ptr<PersonOptions>& options,
                    Result<Answer> (*body)(Session&, const PersonOptions&))
{
    CLI::App* command = person.add_subcommand(name, help);
    command->add_option("code", options->form.code, "Staff code, e.g. T01; never a name")->required();
    command->callback([&plan, options, body] {
        plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
    });
    return command;
}

} // namespace

void addPersonCommands(CLI::App& app, Plan& plan)
{
    CLI::App* person = app.add_subcommand("person", "Who may work here, and as what")->require_subcommand(1);
    auto options = std::make_shared<PersonOptions>();
    CLI::App* adding = forPerson(*person, plan, "add", "Register someone; the first one is a lead", options, addPerson);
    adding->add_option("--role", options->form.role, "A role of the policy, e.g. technician")->required();
    adding->add_option("--owner", options->form.owner, "Owner's view: the seller whose figures alone are shown");
    adding->add_option("--badge", options->form.badge, "The house's own badge; without it one is issued");
    person->add_subcommand("list", "Everyone, and every change")->callback([&plan] {
        plan.command = inSession(plan, listPeople);
    });
    CLI::App* resetting = forPerson(*person, plan, "reset", "A new PIN; ends a lock", options, resetPerson);
    resetting->add_flag("--new-badge", options->newBadge, "A new badge, too: the old one was lost or is locked");
    resetting->add_option("--recovery", options->recovery, "The house's recovery code, when no lead can sign in");
    CLI::App* role = forPerson(*person, plan, "role", "Give someone another role", options, giveRole);
    role->add_option("role", options->form.role, "A role of the policy")->required();
    forPerson(*person, plan, "retire", "Someone leaves; the code stays taken", options, retirePerson);

    auto entry = std::make_shared<SignInOptions>();
    CLI::App* entering = app.add_subcommand("sign-in", "Sign in with badge and PIN for the commands that follow");
    auto* badge = entering->add_option("--badge", entry->badge, "What the badge's code says");
    entering->add_option("--photo", entry->photo, "A picture that shows the badge")->excludes(badge);
    entering->add_option("--pin", entry->pin, "PIN; without it REGRADE_PIN, else from the input");
    entering->callback([&plan, entry] {
        plan.command = inSession(plan, [entry](Session& session) { return signIn(session, *entry); });
    });
    app.add_subcommand("sign-out", "End the sign-in")->callback([&plan] { plan.command = inSession(plan, signOut); });
}

} // namespace regrade::cli
