#include "tests/layers/house.h"

#include "tests/layers/floors.h"
#include "tests/layers/source.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <tuple>

namespace regrade::layers {
namespace {

namespace fs = std::filesystem;

struct SourceFile {
    std::string path; ///< relative to the tree, with slashes
    std::string room; ///< "qr", "ui/kit"; empty in tests/ and above the rooms
    std::vector<std::string> code;
    std::vector<Include> includes;
};

bool isSource(const fs::path& file)
{
    const auto kind = file.extension().string();
    return kind == ".h" || kind == ".cpp" || kind == ".qml" || kind == ".js";
}

std::string roomOf(const fs::path& relative)
{
    const std::vector<fs::path> parts(relative.begin(), relative.end());
    if (parts.size() < 3 || parts[0] == "tests")
        return {};
    return (parts[0] == "ui" ? "ui/" : "") + parts[1].string();
}

std::optional<int> floorOf(const std::string& room)
{
    if (const auto found = kFloors.find(room); found != kFloors.end())
        return found->second;
    return room.starts_with("ui/") ? std::optional(kScreens) : std::nullopt;
}

class Walk {
public:
    explicit Walk(fs::path tree) : m_tree(std::move(tree)) {}

    std::vector<Finding> findings()
    {
        for (const auto* top : {"src", "ui", "tests"})
            readBelow(top);
        for (const auto& [path, file] : m_files) {
            checkShape(file);
            checkNames(file);
            if (file.room.empty())
                continue;
            for (const auto& include : file.includes)
                include.quoted ? checkOwn(file, include) : checkForeign(file, include);
            checkImports(file);
            checkThreads(file);
        }
        for (const auto& [path, file] : m_files)
            checkCircle(file);
        std::ranges::sort(m_findings, {}, [](const Finding& f) { return std::tie(f.file, f.line, f.sentence); });
        return std::move(m_findings);
    }

private:
    void find(const std::string& file, int line, std::string sentence)
    {
        m_findings.push_back({file, line, std::move(sentence)});
    }

    void readBelow(const std::string& top)
    {
        if (!fs::exists(m_tree / top))
            return;
        for (const auto& entry : fs::recursive_directory_iterator(m_tree / top)) {
            const auto relative = entry.path().lexically_relative(m_tree);
            if (entry.is_directory())
                checkFolder(relative);
            else if (isSource(entry.path()))
                m_files.emplace(relative.generic_string(), read(relative));
        }
    }

    SourceFile read(const fs::path& relative) const
    {
        std::ifstream in(m_tree / relative);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        SourceFile file{relative.generic_string(), roomOf(relative), codeLines(text), {}};
        file.includes = includesOf(file.code);
        return file;
    }

    void checkFolder(const fs::path& relative)
    {
        const auto name = relative.filename().string();
        if (kUnwantedFolders.contains(name))
            find(relative.generic_string(), 0, "A folder '" + name + "' says nothing; name the room that is missing.");
        const bool room = relative.parent_path() == "src";
        if (room && !floorOf(name))
            find(relative.generic_string(), 0,
                 "The room '" + name + "' has no floor; give it one in tests/layers/floors.h.");
    }

    void checkShape(const SourceFile& file)
    {
        const auto lines = static_cast<int>(file.code.size());
        if (lines > kLongestFile)
            find(file.path, lines, "The file has more than " + std::to_string(kLongestFile) + " lines; split it.");
        const auto once = [](const std::string& line) { return line.starts_with("#pragma once"); };
        if (file.path.ends_with(".h") && std::ranges::none_of(file.code, once))
            find(file.path, 1, "The header lacks #pragma once.");
    }

    void checkNames(const SourceFile& file)
    {
        static const std::regex kDefinition(
            R"(\b(?:class|struct|enum)\s+(?:\[\[\w+\]\]\s*)?(?:\w+::)*([A-Z]\w*)\s*(?:final\s*)?(?::(?!:)|\{|$))");
        for (std::size_t i = 0; i < file.code.size(); ++i) {
            const auto& line = file.code[i];
            const auto has = [&](const char* word) { return line.find(word) != std::string::npos; };
            std::smatch match;
            if ((has("class") || has("struct") || has("enum")) && std::regex_search(line, match, kDefinition))
                checkEnding(file, static_cast<int>(i) + 1, match[1]);
        }
        if (const fs::path path(file.path); path.extension() == ".qml")
            checkEnding(file, 1, path.stem().string());
    }

    void checkEnding(const SourceFile& file, int line, const std::string& type)
    {
        for (const auto& ending : kUnwantedEndings)
            if (type.ends_with(ending))
                find(file.path, line, "The name " + type + " ends with " + ending + "; name what it is or does.");
    }

    /// The file of the tree that a quoted include means.
    std::optional<std::string> meant(const SourceFile& file, const std::string& path) const
    {
        const auto beside = (fs::path(file.path).parent_path() / path).lexically_normal().generic_string();
        for (const auto& candidate : {"src/" + path, "ui/" + path, beside})
            if (m_files.contains(candidate))
                return candidate;
        return std::nullopt;
    }

    void checkOwn(const SourceFile& file, const Include& include)
    {
        const auto target = meant(file, include.path);
        if (!target)
            return find(file.path, include.line, "'" + include.path + "' lies neither below src/ nor below ui/.");
        if (file.path.starts_with("src/") && *target != "src/" + include.path && *target != "ui/" + include.path)
            return find(file.path, include.line, "'" + include.path + "' is written without its room.");
        checkReach(file, include.line, roomOf(*target));
    }

    void checkReach(const SourceFile& file, int line, const std::string& room)
    {
        const auto from = floorOf(file.room);
        const auto to = floorOf(room);
        if (room == file.room || !from || !to)
            return;
        const bool fromUi = file.room.starts_with("ui/");
        if (*to > *from)
            find(file.path, line, file.room + " may not include " + room + ": it stands on a higher floor.");
        else if (*to == *from)
            find(file.path, line,
                 file.room + " may not include " + room + ": rooms of one floor do not know each other.");
        else if (file.room == "ui/kit" && !kKitKnows.contains(room))
            find(file.path, line, "ui/kit may not include " + room + ": the kit knows no item.");
        else if (fromUi && kNotForScreens.contains(room))
            find(file.path, line, file.room + " may not include " + room + ": ui and it do not know each other.");
        else if (file.room == "cli" && room.starts_with("ui/"))
            find(file.path, line, "cli may not include " + room + ": it works without a screen.");
    }

    void checkForeign(const SourceFile& file, const Include& include)
    {
        bool known = false;
        for (const auto& library : kLibraries) {
            if (!std::regex_match(include.path, std::regex(library.headers)))
                continue;
            known = true;
            const auto owns = [&](const std::string& owner) {
                return owner == file.room || (owner == "ui/*" && file.room.starts_with("ui/"));
            };
            if (std::ranges::none_of(library.owners, owns))
                find(file.path, include.line,
                     file.room + " may not use <" + include.path + ">: only " + joined(library.owners) + " may use " +
                         library.name + ".");
        }
        const auto slash = include.path.find('/');
        if (!known && slash != std::string::npos && !kSystemFolders.contains(include.path.substr(0, slash)))
            find(file.path, include.line,
                 "<" + include.path + "> belongs to no library of tests/layers/floors.h; name its owner there.");
    }

    void checkImports(const SourceFile& file)
    {
        static const std::regex kImport(R"(^\s*import\s+Regrade\.([A-Z]\w*))");
        for (std::size_t i = 0; file.path.ends_with(".qml") && i < file.code.size(); ++i) {
            std::smatch match;
            if (!std::regex_search(file.code[i], match, kImport))
                continue;
            auto room = match[1].str();
            room[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(room[0])));
            checkReach(file, static_cast<int>(i) + 1, "ui/" + room);
        }
    }

    void checkThreads(const SourceFile& file)
    {
        for (const ThreadWord& word : kThreadWords) {
            if (std::find(word.rooms.begin(), word.rooms.end(), file.room) != word.rooms.end()) {
                continue;
            }
            const std::regex words(word.words);
            for (std::size_t i = 0; i < file.code.size(); ++i) {
                std::smatch match;
                if (file.code[i].find("std::") != std::string::npos && std::regex_search(file.code[i], match, words))
                    find(file.path, static_cast<int>(i) + 1,
                         file.room + " may not use " + match.str() + ": threads start in " + joined(word.rooms) +
                             ", nowhere else.");
            }
        }
    }

    /// Reports a circle once, at the include that closes it.
    void checkCircle(const SourceFile& file)
    {
        if (m_left.contains(file.path))
            return;
        m_open.push_back(file.path);
        for (const auto& include : file.includes) {
            const auto target = include.quoted ? meant(file, include.path) : std::nullopt;
            if (!target)
                continue;
            if (const auto begin = std::ranges::find(m_open, *target); begin != m_open.end())
                find(file.path, include.line,
                     "Includes run in a circle: " + joined({begin, m_open.end()}, " -> ") + ".");
            else
                checkCircle(m_files.at(*target));
        }
        m_open.pop_back();
        m_left.insert(file.path);
    }

    static std::string joined(const std::vector<std::string>& words, const std::string& between = ", ")
    {
        std::string text;
        for (const auto& word : words)
            text += (text.empty() ? "" : between) + word;
        return text;
    }

    fs::path m_tree;
    std::map<std::string, SourceFile> m_files;
    std::vector<Finding> m_findings;
    std::vector<std::string> m_open; ///< the path of includes that is being followed
    std::set<std::string> m_left;
};

} // namespace

std::string asText(const Finding& finding)
{
    return finding.file + ":" + std::to_string(finding.line) + ": " + finding.sentence;
}

std::vector<Finding> findingsIn(const std::filesystem::path& tree) { return Walk(tree).findings(); }

} // namespace regrade::layers
