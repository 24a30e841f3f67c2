#pragma once

#include "domain/event.h"
#include "insight/supplierunits.h"
#include "rules/policy.h"
#include "stats/interval.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `supplier_cases`: defects that were taken up with suppliers, and how each case went on. It keeps single
/// events, so the order in which those of several stations arrive changes nothing.
[[nodiscard]] std::unique_ptr<const store::Projection> makeSupplierCases();

/// One step of a case, for insiders: it names who did it.
struct SupplierStep {
    domain::SupplierStatus status = domain::SupplierStatus::opened;
    std::string note;
    std::string effective; ///< YYYY-MM-DD; empty = no measure
    std::string actor;
    Time at;
};

struct SupplierCaseRow {
    domain::SupplierCaseOpened opened;
    domain::SupplierStatus status = domain::SupplierStatus::opened;
    std::string effective;           ///< of the measure that was agreed last; empty = none yet
    std::vector<SupplierStep> steps; ///< oldest first, the opening among them
};

/// Every case, newest first.
[[nodiscard]] Result<std::vector<SupplierCaseRow>> supplierCases(const store::Database& database);
/// NotFound: no case has that number.
[[nodiscard]] Result<SupplierCaseRow> supplierCase(const store::Database& database, const std::string& number);

/// Whether the measure changed anything: units that came between the beginning of the change and the day of the
/// measure, and those that came from then on.
struct CaseFigures {
    stats::Share before;
    std::optional<stats::Share> after;         ///< unset while no measure is agreed
    std::optional<stats::Interval> difference; ///< before less after, at 95 %; unset while there is too little
    std::optional<Error> tooLittle;            ///< why there is no difference
    int least = 0;                             ///< units on each side under which nothing is compared
};
/// The beginning was chosen because the rate was high there, so a part of a fall may be chance going back.
/// `units` are those of every seller; see supplierUnits.
[[nodiscard]] Result<CaseFigures> figuresOf(const std::vector<SeenUnit>& units, const rules::Policy& policy,
                                            const SupplierCaseRow& row);

/// A share as a supplier may be told it. Fewer units with the defect than `least`, but not none, are not counted out:
/// nobody shall recognise a single one. Nothing: fewer units than `least` altogether.
struct ToldShare {
    std::string units; ///< "12", or "fewer than 5"
    int whole = 0;
    double low = 0.0;
    double high = 0.0; ///< where it is not counted out: of the most that it can be
};
[[nodiscard]] std::optional<ToldShare> toldOutside(const stats::Share& share, int least);

} // namespace regrade::insight
