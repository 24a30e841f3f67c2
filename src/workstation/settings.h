#pragma once

#include "base/result.h"
#include "qr/scannersetup.h"
#include "workers/printer.h"

#include <filesystem>
#include <map>
#include <string>

namespace regrade::workstation {

/// What a station remembers between two starts; the house's decisions are policy, not settings.
struct Settings {
    std::string language = "en"; ///< "en", "zh_CN" or "de"
    std::string theme = "light"; ///< "light", "dark", "contrast"
    std::string camera;          ///< see vision::makeCamera; empty = no camera
    std::string actor;           ///< staff code of who signed in last; empty = nobody
    bool sound = true;
    qr::ScannerSetup scanner;
    workers::Printers printers;
    std::map<std::string, std::string> languages{}; ///< by staff code: what each person chose last at this station

    [[nodiscard]] bool operator==(const Settings&) const = default;
};

/// Reads data/settings.json. A missing file, a damaged one or an unknown value gives the usual setting: a station
/// always starts. A printer that cannot be understood is left out.
[[nodiscard]] Settings readSettings(const std::filesystem::path& data);
/// Replaces data/settings.json whole.
[[nodiscard]] Result<void> writeSettings(const std::filesystem::path& data, const Settings& settings);

} // namespace regrade::workstation
