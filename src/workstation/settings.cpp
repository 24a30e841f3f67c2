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

void takeLanguage(const nlohmann::json& file, const char* key, std::string& setting)
{
    takeText(file, key, setting, {"en", "zh_CN", "de"});
}

/// A language that is not known is left out.
std::map<std::string, std::string> languagesIn(const nlohmann::json& file)
{
    std::map<std::string, std::string> languages;
    const auto found = file.find("languages");
    if (found == file.end() || !found->is_object()) {
        return languages;
    }
    for (const auto& [person, entry] : found->items()) {
        std::string language;
        takeLanguage(*found, person.c_str(), language);
        if (!language.empty()) {
            languages[person] = language;
        }
    }
    return languages;
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

std::string textIn(const nlohmann::json& entry, const char* key, const std::string& usual)
{
    std::string text = usual;
    takeText(entry, key, text);
    return text;
}

workers::PrinterForm printerIn(const nlohmann::json& entry)
{
    workers::PrinterForm form{textIn(entry, "name", {}),
                              textIn(entry, "language", "pdf"),
                              textIn(entry, "address", {}),
                              workers::PrinterForm{}.dpi,
                              {}};
    if (const auto dpi = entry.find("dpi"); dpi != entry.end() && dpi->is_number_integer()) {
        form.dpi = dpi->get<int>();
    }
    if (const auto templates = entry.find("templates"); templates != entry.end() && templates->is_object()) {
        for (const auto& [label, name] : templates->items()) {
            if (name.is_string()) {
                form.templates[label] = name.get<std::string>();
            }
        }
    }
    return form;
}

workers::Printers printersIn(const nlohmann::json& file)
{
    workers::Printers printers;
    const auto found = file.find("printers");
    if (found == file.end() || !found->is_array()) {
        return printers;
    }
    for (const auto& entry : *found) {
        if (!entry.is_object()) {
            continue;
        }
        auto printer = workers::parsePrinter(printerIn(entry));
        auto more = printer ? workers::withPrinter(printers, std::move(*printer)) : printer.error();
        if (more) {
            printers = std::move(*more);
        }
    }
    return printers;
}

nlohmann::json asJson(const workers::Printers& printers)
{
    auto list = nlohmann::json::array();
    for (const workers::Printer& printer : printers) {
        list.push_back({{"name", printer.name},
                        {"language", workers::nameOf(printer.language)},
                        {"address", printer.address},
                        {"dpi", printer.dpi},
                        {"templates", nlohmann::json(printer.templates)}});
    }
    return list;
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
    takeLanguage(file, "language", settings.language);
    takeText(file, "theme", settings.theme, {"light", "dark", "contrast"});
    takeText(file, "camera", settings.camera);
    takeText(file, "actor", settings.actor);
    if (const auto sound = file.find("sound"); sound != file.end() && sound->is_boolean()) {
        settings.sound = sound->get<bool>();
    }
    settings.scanner = scannerFrom(file);
    settings.printers = printersIn(file);
    settings.languages = languagesIn(file);
    return settings;
}

Result<void> writeSettings(const std::filesystem::path& data, const Settings& settings)
{
    const nlohmann::json file{{"language", settings.language},
                              {"theme", settings.theme},
                              {"camera", settings.camera},
                              {"actor", settings.actor},
                              {"sound", settings.sound},
                              {"scanner", jsonOf(settings.scanner)},
                              {"printers", asJson(settings.printers)},
                              {"languages", settings.languages}};
    constexpr auto kReplace = nlohmann::json::error_handler_t::replace;
    std::error_code ignored; // writing says what is wrong
    std::filesystem::create_directories(data, ignored);
    return writeSmallFile(data / kSettingsFile, file.dump(2, ' ', false, kReplace) + '\n');
}

} // namespace regrade::workstation
