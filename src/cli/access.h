#pragma once

#include "cli/session.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regrade::cli {

/// A command as it is typed ("work start") and the deed it stands for; an empty deed = open to all, for what reads and
/// changes nothing of the store.
struct CommandDeed {
    std::string command;
    std::string deed;
};
[[nodiscard]] const std::vector<CommandDeed>& commandDeeds();

/// Looks before the command begins whether the person may do it, so that a refusal leaves no file behind; the clerk
/// asks again with what is to be written. Fills in the actor, and the seller to whom an owner's view is held. A command
/// without an entry is refused to everyone.
[[nodiscard]] Result<void> admit(const std::string& command, Common& common);

} // namespace regrade::cli
