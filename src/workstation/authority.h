#pragma once

#include "rules/policy.h"
#include "store/database.h"
#include "workers/clerk.h"
#include "workers/people.h"

#include <memory>

namespace regrade::workstation {

/// The house's answer to "may this person do that": open while nobody is registered; from then on a valid sign-in of
/// the very actor, whose role the matrix lists for every one of the deeds. `database` is the clerk's.
[[nodiscard]] workers::Authority authorityOf(store::Database& database, std::shared_ptr<const rules::Policy> policy);

/// Who is signed in; nothing while the house is open. Refused when it is not open and nobody is.
[[nodiscard]] Result<std::optional<domain::Person>> whoIs(const store::Database& reader, const rules::Policy& policy,
                                                          const std::string& signIn, Time now);

/// The same question for what is only read; nothing is noted. The person, or nothing while the house is open.
[[nodiscard]] Result<std::optional<domain::Person>> mayRead(const store::Database& reader, const rules::Policy& policy,
                                                            const std::string& signIn, const domain::DeedId& deed,
                                                            Time now);

[[nodiscard]] workers::PeopleRules peopleRulesOf(const rules::Policy& policy);

} // namespace regrade::workstation
