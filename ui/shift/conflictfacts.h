#pragma once

#include "desk/desk.h"
#include "insight/conflicts.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace regrade::ui {

/// Tells conflicts of a store apart.
[[nodiscard]] QString idOf(const insight::ConflictRow& conflict);
/// What happened, in a few words.
[[nodiscard]] QString titleOf(const insight::ConflictRow& conflict);
/// Both entries, with what they say: see ShiftScreen::chosen. Reads the history of one unit.
[[nodiscard]] QVariantMap factsOf(const Desk& desk, const insight::ConflictRow& conflict);
/// What leads usually say when they settle such a conflict.
[[nodiscard]] QStringList usualReasonsFor(domain::ConflictKind kind);

} // namespace regrade::ui
