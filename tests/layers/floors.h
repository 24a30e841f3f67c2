#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

/// The plan of the house as data: docs/architecture.md shows it as a picture.
namespace regrade::layers {

/// A higher number stands higher. An include may go to the same room or to a lower floor, never to an equal.
/// The rooms of ui/ are named "ui/<folder>"; what is not listed there is a screen.
// clang-format off
inline const std::map<std::string, int> kFloors = {
    {"base", 10},
    {"domain", 20}, {"qr", 20}, {"stats", 20}, {"tables", 20},
    {"rules", 30}, {"vision", 30}, {"store", 30},
    {"stations", 40}, {"workers", 40}, {"insight", 40}, {"passport", 40}, {"listing", 40}, {"exchange", 40},
    {"workstation", 50}, {"ui/desk", 50},
    {"ui/kit", 51},
    {"ui/station", 52}, // what several screens share
    {"ui/shell", 54},
    {"app", 60}, {"cli", 60},
};
// clang-format on
inline constexpr int kScreens = 53;

/// The kit draws and knows no item: of the house it may know these rooms only; the camera view shows the desk's frames.
inline const std::set<std::string> kKitKnows = {"base", "ui/desk"};

/// Rooms that a screen does not reach: it gets what it needs through ui/desk.
inline const std::set<std::string> kNotForScreens = {"workstation"};

/// A foreign library is used by its owners only, so that its traps and exceptions stay there.
struct Library {
    std::string name;
    std::string headers;             ///< regular expression over what stands between the angle brackets
    std::vector<std::string> owners; ///< rooms; "ui/*" is every room of ui/
};

inline const std::vector<Library> kLibraries = {
    {"ZXing", "ZXing/.*", {"qr"}},
    {"SQLite", "SQLiteCpp/.*|sqlite3\\.h", {"store"}},
    {"OpenCV", "opencv2/.*", {"vision", "qr", "workers", "workstation", "cli", "ui/kit", "ui/desk"}},
    {"Qt", "Q[A-Za-z0-9]+|Qt[A-Z][A-Za-z0-9]*/.*|q[a-z0-9]+\\.h", {"app", "ui/*"}},
    {"the platform interface of Qt", "qpa/.*", {"ui/shell"}}, // private: one place, one version
    {"nlohmann/json", "nlohmann/.*", {"domain", "rules", "tables", "passport", "listing", "workstation", "cli"}},
    {"libsodium", "sodium(/.*)?\\.h", {"qr", "rules", "vision", "store", "passport"}},
    {"Pango and cairo", "(pango|cairo|glib)[a-z0-9-]*(/.*)?\\.h", {"passport"}},
    {"CLP", "(Clp|Coin)[A-Za-z_]*\\.hpp?", {"stats"}},
    {"Eigen", "Eigen/.*", {"stats"}},
    {"ICU", "unicode/.*", {"rules"}},
    {"libcsv", "csv\\.h", {"tables"}},
    {"ALSA", "alsa/.*", {"workers"}},
    {"spdlog", "spdlog/.*|fmt/.*", {"workers", "workstation", "cli", "app"}},
    {"CLI11", "CLI/.*", {"cli"}},
    {"libpq", "libpq-fe\\.h|postgresql/.*|pqxx/.*", {"exchange"}},
    {"locks", "mutex|shared_mutex|condition_variable|latch|barrier|stop_token", {"workers"}},
    {"semaphores", "semaphore", {"workers", "store"}}, // of the walks over a whole log
    {"threads and locks of Qt",
     "Q(Thread|ThreadPool|Mutex|ReadWriteLock|Semaphore|WaitCondition|Future|Promise)[a-zA-Z]*|QtConcurrent.*",
     {"workers"}},
    {"futures", "future", {"workers", "workstation", "cli", "store"}}, // who waits has no screen
};

/// Words of the standard library that start a thread, whatever header they come from, and the rooms that may.
struct ThreadWord {
    std::string words;
    std::vector<std::string> rooms;
};
inline const std::vector<ThreadWord> kThreadWords = {
    {R"(\bstd::(jthread|thread)\b)", {"workers"}},
    {R"(\bstd::async\b)", {"workers", "store"}}, // a walk over a whole log has help until it returns
};

/// Folders of the system that any room may include from.
inline const std::set<std::string> kSystemFolders = {"sys", "linux", "arpa", "netinet", "bits"};

inline const std::set<std::string> kUnwantedFolders = {"util", "utils", "common", "helper", "helpers", "misc"};
inline const std::vector<std::string> kUnwantedEndings = {"Manager", "Handler", "Helper", "Service", "Impl"};
inline constexpr int kLongestFile = 600;

} // namespace regrade::layers
