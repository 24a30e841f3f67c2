#include "passport/labeltemplate.h"

#include "base/laidin.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>

// One line for each file of resources/labels.
REGRADE_LAY_IN(regradeLabelBadge60x40, REGRADE_LABEL_FOLDER "/badge-60x40.json");
REGRADE_LAY_IN(regradeLabelBin100x50, REGRADE_LABEL_FOLDER "/bin-100x50.json");
REGRADE_LAY_IN(regradeLabelBin62, REGRADE_LABEL_FOLDER "/bin-62.json");
REGRADE_LAY_IN(regradeLabelCard60x40, REGRADE_LABEL_FOLDER "/card-60x40.json");
REGRADE_LAY_IN(regradeLabelSale100x50, REGRADE_LABEL_FOLDER "/sale-100x50.json");
REGRADE_LAY_IN(regradeLabelSale4x6, REGRADE_LABEL_FOLDER "/sale-4x6.json");
REGRADE_LAY_IN(regradeLabelSale60x40, REGRADE_LABEL_FOLDER "/sale-60x40.json");
REGRADE_LAY_IN(regradeLabelSale62, REGRADE_LABEL_FOLDER "/sale-62.json");
REGRADE_LAY_IN(regradeLabelUnit100x50, REGRADE_LABEL_FOLDER "/unit-100x50.json");
REGRADE_LAY_IN(regradeLabelUnit60x40, REGRADE_LABEL_FOLDER "/unit-60x40.json");
REGRADE_LAY_IN(regradeLabelUnit62, REGRADE_LABEL_FOLDER "/unit-62.json");

namespace regrade::passport {

namespace {

struct LaidLabel {
    const char* name;
    const char* begin;
    const char* end;
};

constexpr std::array kLaidLabels{
    LaidLabel{"badge-60x40", regradeLabelBadge60x40, regradeLabelBadge60x40End},
    LaidLabel{"bin-100x50", regradeLabelBin100x50, regradeLabelBin100x50End},
    LaidLabel{"bin-62", regradeLabelBin62, regradeLabelBin62End},
    LaidLabel{"card-60x40", regradeLabelCard60x40, regradeLabelCard60x40End},
    LaidLabel{"sale-100x50", regradeLabelSale100x50, regradeLabelSale100x50End},
    LaidLabel{"sale-4x6", regradeLabelSale4x6, regradeLabelSale4x6End},
    LaidLabel{"sale-60x40", regradeLabelSale60x40, regradeLabelSale60x40End},
    LaidLabel{"sale-62", regradeLabelSale62, regradeLabelSale62End},
    LaidLabel{"unit-100x50", regradeLabelUnit100x50, regradeLabelUnit100x50End},
    LaidLabel{"unit-60x40", regradeLabelUnit60x40, regradeLabelUnit60x40End},
    LaidLabel{"unit-62", regradeLabelUnit62, regradeLabelUnit62End},
};

/// A name is a file's name too, so it has small letters, figures and hyphens only.
bool isTemplateName(const std::string& name)
{
    constexpr std::size_t kMostLetters = 60;
    return !name.empty() && name.size() <= kMostLetters && std::all_of(name.begin(), name.end(), [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-';
    });
}

Result<LabelTemplate> readOwn(const std::string& name, const std::filesystem::path& file)
{
    if (!isTemplateName(name)) {
        return invalid("{}: a label template's name has small letters, figures and hyphens only. Nothing was printed.",
                       {name + ".json"});
    }
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad()) {
        return storageError("The label template {} cannot be read. Nothing was printed.", {file.string()});
    }
    return readTemplate(name, text);
}

} // namespace

std::vector<ShelfTemplate> templatesOf(const std::filesystem::path& ownFolder)
{
    std::map<std::string, ShelfTemplate> shelf;
    std::error_code none;
    if (!ownFolder.empty()) {
        for (std::filesystem::directory_iterator entry(ownFolder, none), end; !none && entry != end;
             entry.increment(none)) {
            const std::string name = entry->path().stem().string();
            if (entry->path().extension() == ".json") {
                shelf.emplace(name, ShelfTemplate{name, true, readOwn(name, entry->path())});
            }
        }
    }
    for (const LaidLabel& laid : kLaidLabels) {
        if (!shelf.contains(laid.name)) {
            shelf.emplace(laid.name,
                          ShelfTemplate{laid.name, false, readTemplate(laid.name, std::string(laid.begin, laid.end))});
        }
    }
    std::vector<ShelfTemplate> all;
    for (auto& [name, one] : shelf) {
        all.push_back(std::move(one));
    }
    return all;
}

Result<LabelTemplate> findTemplate(const std::string& name, const std::filesystem::path& ownFolder)
{
    if (isTemplateName(name)) {
        std::error_code none;
        const auto file = ownFolder / (name + ".json");
        if (!ownFolder.empty() && std::filesystem::exists(file, none)) {
            return readOwn(name, file);
        }
        for (const LaidLabel& laid : kLaidLabels) {
            if (laid.name == name) {
                return readTemplate(name, std::string(laid.begin, laid.end));
            }
        }
    }
    std::string names;
    for (const ShelfTemplate& one : templatesOf(ownFolder)) {
        names += (names.empty() ? "" : ", ") + one.name;
    }
    return notFound("There is no label template \"{}\". There are: {}.", {name, names});
}

Result<LabelTemplate> findTemplate(const std::string& name, LabelUse use, const std::filesystem::path& ownFolder)
{
    auto found = findTemplate(name, ownFolder);
    if (found && found->use != use) {
        return refused("The label template {} is for {}, not for {}. Nothing was printed.",
                       {name, std::string(nameOf(found->use)), std::string(nameOf(use))});
    }
    return found;
}

std::string usualTemplate(LabelUse use)
{
    switch (use) {
    case LabelUse::intake: return "unit-60x40";
    case LabelUse::sale: return "sale-60x40";
    case LabelUse::bin: return "bin-100x50";
    case LabelUse::card: return "card-60x40";
    case LabelUse::badge: return "badge-60x40";
    }
    throw std::logic_error("unknown use of a label");
}

} // namespace regrade::passport
