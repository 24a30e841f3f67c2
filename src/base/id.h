#pragma once

#include <compare>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>

namespace regrade {

/// A code that is never empty and never mixed up with another kind of code. `Kind` is an empty tag type.
template <class Kind>
class StrongId {
public:
    explicit StrongId(std::string text) : m_text(std::move(text))
    {
        if (m_text.empty()) {
            throw std::logic_error("an id is never empty");
        }
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] auto operator<=>(const StrongId&) const = default;

private:
    std::string m_text;
};

template <class Kind>
std::ostream& operator<<(std::ostream& out, const StrongId<Kind>& id)
{
    return out << id.text();
}

} // namespace regrade

template <class Kind>
struct std::hash<regrade::StrongId<Kind>> {
    std::size_t operator()(const regrade::StrongId<Kind>& id) const { return std::hash<std::string>{}(id.text()); }
};
