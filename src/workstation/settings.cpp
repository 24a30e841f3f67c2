#include "workstation/settings.h"

#include "workstation/smallfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>

namespace regrade::workstation {

namespace {

constexpr const char* kSettingsFile = "settings.json";

void takeText(const nlohmann::json& file, const char* key, std::string& setting,
              std::initializer_list<std::string_view> allowed = {})
{
    const auto found = file.find(key);
    if (found == file.end() || !found->is_string()) {
        return;
    }
    const auto& text = found->get_ref<const std::string&>();
    if (allowed.size() == 0 || std::find(allowed.begin(), allowed.end(), text) != allowed.end()) {
        setting = text;
    }
}

qr::ScannerSetup scannerFrom(const nlohmann::json& file)
{
    qr::ScannerSetup scanner;
    const auto found = file.find("scanner");
    if (found == file.end() || !found->is_object()) {
        return scanner;
    }
    std::string end = "key";
    std::string written;
    takeText(*found, "end", end, {"key", "pause"});
    takeText(*found, "prefix", written);
    const auto prefix = qr::prefixFrom(written);
    scanner.prefix = prefix ? *prefix : std::string();
    scanner.endsByPause = end == "pause";
    const auto hash = found->find("hash_separates");
    scanner.hashSeparates = hash != found->end() && hash->is_boolean() && hash->get<bool>();
    return scanner;
}

nlohmann::json jsonOf(const qr::ScannerSetup& scanner)
{
    return {{"prefix", qr::writtenPrefix(scanner.prefix)},
            {"end", scanner.endsByPause ? "pause" : "key"},
            {"hash_separates", scanner.hashSeparates}};
}

} // namespace

Settings readSettings(const std::filesystem::path& data)
{
    Settings settings;
    const auto text = readSmallFile(data / kSettingsFile);
    if (!text || !*text) {
        return settings;
    }
    const auto file = nlohmann::json::parse(**text, nullptr, false);
    if (!file.is_object()) {
        return settings;
    }
    takeText(file, "language", settings.language, {"en", "zh_CN"});
    takeText(file, "theme", settings.theme, {"light", "dark", "contrast"});
    takeText(file, "camera", settings.camera);
    takeText(file, "actor", settings.actor);
    if (const auto sound = file.find("sound"); sound != file.end() && sound->is_boolean()) {
        settings.sound = sound->get<bool>();
    }
    settings.scanner = scannerFrom(file);
    return settings;
}

Result<void> writeSettings(const std::filesystem::path& data, const Settings& settings)
{
    const nlohmann::json file{{"language", settings.language}, {"theme", settings.theme},
                              {"camera", settings.camera},     {"actor", settings.actor},
                              {"sound", settings.sound},       {"scanner", jsonOf(settings.scanner)}};
    constexpr auto kReplace = nlohmann::json::error_handler_t::replace;
    return writeSmallFile(data / kSettingsFile, file.dump(2, ' ', false, kReplace) + '\n');
}

} // namespace regrade::workstation
