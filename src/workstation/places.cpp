#include "workstation/workstation.h"

#include <cstdlib>

namespace regrade::workstation {

namespace {

namespace fs = std::filesystem;

/// An environment variable that holds an absolute path; the XDG rules say to ignore a relative one.
fs::path pathFrom(const char* variable)
{
    const char* text = std::getenv(variable);
    const fs::path path = text == nullptr ? fs::path{} : fs::path{text};
    return path.is_absolute() ? path : fs::path{};
}

bool holdsPolicy(const fs::path& resources)
{
    std::error_code problem;
    return !resources.empty() && fs::is_directory(resources / "policy", problem);
}

fs::path dataFolder()
{
    if (const auto data = pathFrom("XDG_DATA_HOME"); !data.empty()) {
        return data / "regrade";
    }
    const auto home = pathFrom("HOME");
    return home.empty() ? fs::path{} : home / ".local" / "share" / "regrade";
}

} // namespace

Result<Places> usualPlaces(const std::filesystem::path& programFile)
{
    const auto data = dataFolder();
    if (data.empty()) {
        return refused("There is no folder for the store: neither HOME nor XDG_DATA_HOME is set.");
    }
    if (const auto told = pathFrom("REGRADE_RESOURCES"); !told.empty()) {
        if (!holdsPolicy(told)) {
            return refused("REGRADE_RESOURCES names {}, but there is no policy in it.", {told.string()});
        }
        return Places{data, told / "policy", told};
    }
    std::error_code problem;
    // Started by its bare name it was found along the PATH: then the system knows where it lies.
    const bool isBare = !programFile.has_parent_path();
    auto program = isBare ? fs::read_symlink("/proc/self/exe", problem) : fs::weakly_canonical(programFile, problem);
    const auto installed = (program.parent_path().parent_path() / "share" / "regrade" / "resources").lexically_normal();
    for (const fs::path& resources : {installed, fs::path{REGRADE_SOURCE_RESOURCES}}) {
        if (holdsPolicy(resources)) {
            return Places{data, resources / "policy", resources};
        }
    }
    return refused("The house policy is missing: it was looked for in {}. Install the program again.",
                   {installed.string()});
}

} // namespace regrade::workstation
