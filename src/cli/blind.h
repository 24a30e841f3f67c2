#pragma once

#include "cli/session.h"

#include <string>
#include <vector>

namespace regrade::cli {

/// Keeps what a second inspector must not know yet away from every command's answer: grade, marks and price of the
/// units that the person inspects blind.
class BlindWatch {
public:
    /// Who works as `common.actor`; nobody is held to anything where the store cannot be read.
    [[nodiscard]] static BlindWatch of(const Common& common);

    /// Refused: a command that is given the tag of such a unit, or that writes files about all units.
    [[nodiscard]] Result<void> mayRun(const std::string& command, const std::vector<std::string>& words) const;
    /// What the answer tells of such units is taken out.
    void hide(Answer& answer) const;

private:
    std::vector<std::string> m_tags;
};

} // namespace regrade::cli
