#pragma once

#include "base/clock.h"
#include "passport/label.h"
#include "rules/policy.h"
#include "workers/printqueue.h"

#include <filesystem>
#include <memory>
#include <string>

namespace regrade::workstation {

/// A label as a printer takes it.
struct LabelBytes {
    std::string media;
    std::vector<std::byte> bytes;
};

/// The one place where a label meets a printer's language and its template; `data` holds the house's own templates.
/// Refused: a template that is missing, broken or of another use.
[[nodiscard]] Result<LabelBytes> labelBytesFor(const passport::Label& label, const workers::Printer& printer,
                                               const std::filesystem::path& data);

/// Makes units' labels for the print queue, and logs them. See stations::printLabel for what is refused. The clock must
/// outlive it.
[[nodiscard]] workers::PrintQueue::LabelMaker labelMaker(std::shared_ptr<const rules::Policy> policy,
                                                         std::filesystem::path data, const Clock& clock);
/// A label that says which printer it came from; of no unit.
[[nodiscard]] Result<workers::PrintedLabel> testLabelFor(const workers::Printer& printer,
                                                         const std::filesystem::path& data, Time now);

/// The printers of data/settings.json; read anew each time, since several programs may write there.
[[nodiscard]] workers::Printers printersIn(const std::filesystem::path& data);
/// Refused: a new printer whose labels could not be written: a template that is missing, broken or of another use, a
/// resolution that no such printer has.
[[nodiscard]] Result<void> keepPrinters(const std::filesystem::path& data, const workers::Printers& printers);

} // namespace regrade::workstation
