#pragma once

#include <string>
#include <vector>

namespace regrade::ui {

/// Sees every query of connections that can only read, once installed; SQLite itself says which of them stepped through
/// a table or an index from end to end.
class QueryWatch {
public:
    /// For connections that are opened from now on.
    static void install();
    /// The text of each query that did a full scan since the last call, once.
    [[nodiscard]] static std::vector<std::string> takeFullScans();
    /// How many queries were seen since it was installed.
    [[nodiscard]] static int seen();
};

} // namespace regrade::ui
