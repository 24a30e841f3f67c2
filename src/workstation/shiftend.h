#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "passport/shiftreport.h"
#include "store/signedhead.h"
#include "workers/caretaker.h"
#include "workstation/storekeeper.h"

#include <filesystem>

namespace regrade::workstation {

/// Who ended a shift, and where.
struct ShiftEnder {
    domain::StationId station;
    domain::ActorId person;
};

/// What a shift's copy and heads tell on paper. The shift began where the one before was closed, else at the last head
/// that was signed before. Reads the store with a connection of its own; any thread.
[[nodiscard]] Result<passport::ShiftReport> shiftReport(const StorePlaces& places, const store::StationKey& key,
                                                        const workers::ShiftEnd& end, const ShiftEnder& ender);
/// From here on the next shift is counted.
[[nodiscard]] Result<void> closeShift(const StorePlaces& places, const passport::ShiftReport& report);

/// Writes the report as a PDF, named by its time, into a folder. Any thread.
[[nodiscard]] Result<passport::ShiftPaper> writeShiftReport(const std::filesystem::path& papers,
                                                            const passport::ShiftReport& report,
                                                            passport::PaperLanguage language);

} // namespace regrade::workstation
