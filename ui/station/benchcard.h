#pragma once

#include "domain/ids.h"

#include <QString>

#include <optional>

namespace regrade::ui {

/// What a command code on the printed bench card asks for: "CMD-PASS", "CMD-MATERIAL-kraft". Any option that a station
/// offers by touch can so be chosen with the scanner alone.
struct BenchCommand {
    QString verb;     ///< upper case, without the prefix
    QString argument; ///< lower case, may be empty
};

/// Unset for any other text.
[[nodiscard]] std::optional<BenchCommand> benchCommandIn(const QString& scan);
/// The unit whose tag was scanned or typed; unset for any other text.
[[nodiscard]] std::optional<domain::ItemId> tagIn(const QString& scan);
/// The tag in groups of four, as people read it.
[[nodiscard]] QString groupedTag(const domain::ItemId& item);

} // namespace regrade::ui
