#pragma once

#include "store/database.h"

namespace regrade::store {

/// While it stands, a thread of its own runs what Database::runLater takes, one statement after the other; every other
/// use of the database waits until they have run. The database must outlive it.
class WriteBehind {
public:
    explicit WriteBehind(Database& database);
    ~WriteBehind();
    WriteBehind(const WriteBehind&) = delete;
    WriteBehind& operator=(const WriteBehind&) = delete;

    /// Waits until all have run; whether they could.
    [[nodiscard]] Result<void> settle() { return m_database.settle(); }

private:
    Database& m_database;
};

} // namespace regrade::store
