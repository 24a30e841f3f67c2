#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"
#include "passport/label.h"
#include "store/shiftcount.h"
#include "store/signedhead.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regrade::passport {

/// What the end of a shift leaves on paper: who ended it where and when, what was written in it, and where each chain
/// stands, signed.
struct ShiftReport {
    domain::StationId station;
    domain::ActorId person;
    Time ended;
    std::optional<Time> since; ///< unset = the station's first event
    store::ShiftCount count;
    std::string copy;                     ///< name of the backup
    std::vector<store::SignedHead> heads; ///< the station's own first
};

/// A report that lies in a file.
struct ShiftPaper {
    ShiftReport report;
    std::filesystem::path file;
};

/// One A4 page with the QR of each signed head, which holds exactly its text; more than twenty stations go on on the
/// next page. Same report = same bytes. Refused: a head that does not fit a QR code.
[[nodiscard]] Result<std::vector<std::byte>> shiftReportPdf(const ShiftReport& report, PaperLanguage language);

} // namespace regrade::passport
