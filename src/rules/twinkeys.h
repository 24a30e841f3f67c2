#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace regrade::rules {

/// A callback of nlohmann::json::parse that notes the first key which one object holds twice: the parser would silently
/// keep the last.
class TwinKeys {
public:
    bool operator()(int, nlohmann::json::parse_event_t event, nlohmann::json& parsed)
    {
        using Event = nlohmann::json::parse_event_t;
        if (event == Event::object_start) {
            m_open.emplace_back();
        } else if (event == Event::object_end) {
            m_open.pop_back();
        } else if (event == Event::key && !m_open.back().insert(parsed.get<std::string>()).second) {
            m_twin = m_twin.value_or(parsed.get<std::string>());
        }
        return true;
    }
    [[nodiscard]] const std::optional<std::string>& twin() const { return m_twin; }

private:
    std::vector<std::set<std::string>> m_open;
    std::optional<std::string> m_twin;
};

/// The number of the line in which the byte stands, for a sentence.
[[nodiscard]] inline std::string lineAt(const std::string& text, std::size_t byte)
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return std::to_string(1 + std::count(text.begin(), end, '\n'));
}

} // namespace regrade::rules
