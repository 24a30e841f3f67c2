#pragma once

#include "insight/kpi.h"
#include "store/database.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight::kpi {

/// The figures by another way: SQL over the log itself, cycle by cycle, without any read model.
class Oracle {
public:
    /// Works the log out into a temporary table.
    explicit Oracle(store::Database& database);

    /// Every figure that the log alone can tell.
    [[nodiscard]] static const std::vector<std::string>& tiles();
    [[nodiscard]] static bool knows(const std::string& tile);
    /// The value of a figure of a scope and span, or nothing where it has none; the number of units under `n`.
    struct Answer {
        std::optional<double> value;
        std::int64_t n = 0;
    };
    [[nodiscard]] Answer of(const std::string& tile, const Scope& scope, const Span& span) const;
    /// Units of the stock by where they stand.
    [[nodiscard]] std::map<std::string, std::int64_t> stages(const Scope& scope) const;

private:
    [[nodiscard]] std::string where(const Scope& scope, const std::string& day, const Span& span) const;
    [[nodiscard]] std::optional<double> number(const std::string& sql) const;
    [[nodiscard]] Answer share(const std::string& part, const std::string& from) const;
    [[nodiscard]] Answer ratio(const std::string& over, const std::string& under, const std::string& from,
                               const std::string& count) const;
    [[nodiscard]] Answer shelf(const Scope& scope, const Span& span) const;
    [[nodiscard]] Answer turn(const Scope& scope, const Span& span) const;

    const store::Database& m_database;
};

} // namespace regrade::insight::kpi
