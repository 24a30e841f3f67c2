#pragma once

#include "desk/desk.h"

#include <functional>

namespace regrade::ui {

/// Whether units that visitors had a say in come back less often, with n and interval, or why that cannot be told. It
/// is read beside the work; nothing is told where it cannot be read.
void compareParticipation(Desk& desk, QObject* receiver, std::function<void(const QString&)> told);

} // namespace regrade::ui
