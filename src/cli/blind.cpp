#include "cli/blind.h"

#include "insight/rechecks.h"
#include "qr/tag.h"
#include "store/database.h"

#include <algorithm>
#include <sstream>

namespace regrade::cli {

namespace {

constexpr const char* kStandIn = "operator"; ///< who works where nobody is registered and nothing was typed
/// They write down what every unit is worth.
constexpr const char* kOfAllUnits[] = {"export",        "report all",     "epcis export",
                                       "ords export",   "exits used-eee", "session new",
                                       "session sheet", "price markdown", "settle invoice"};

/// An object that names such a unit, in a value or as a key, tells nothing but that.
void hideIn(nlohmann::json& value, const std::vector<std::string>& tags)
{
    const auto isHidden = [&](const std::string& text) {
        return std::find(tags.begin(), tags.end(), text) != tags.end();
    };
    if (value.is_object()) {
        for (auto& [key, inner] : value.items()) {
            if (inner.is_string() && isHidden(inner.get<std::string>())) {
                value = nlohmann::json{{"item", inner.get<std::string>()}, {"blind", true}};
                return;
            }
            inner = isHidden(key) ? nlohmann::json{{"blind", true}} : std::move(inner);
            hideIn(inner, tags);
        }
    } else if (value.is_array()) {
        for (auto& inner : value) {
            hideIn(inner, tags);
        }
    }
}

} // namespace

BlindWatch BlindWatch::of(const Common& common)
{
    BlindWatch watch;
    const auto places = placesFor(common);
    const auto reader =
        places ? store::Database::openForReading(places->data / "regrade.db") : Result<store::Database>(places.error());
    const auto units = reader ? insight::blindUnitsOf(*reader, common.actor.empty() ? kStandIn : common.actor)
                              : Result<std::vector<domain::ItemId>>(std::vector<domain::ItemId>());
    for (const domain::ItemId& unit : units ? *units : std::vector<domain::ItemId>()) {
        watch.m_tags.push_back(unit.text());
    }
    return watch;
}

Result<void> BlindWatch::mayRun(const std::string& command, const std::vector<std::string>& words) const
{
    if (m_tags.empty() || command.starts_with("recheck ")) {
        return {};
    }
    for (const std::string& word : words) {
        const auto tag = qr::parseTag(word);
        if (tag && std::find(m_tags.begin(), m_tags.end(), tag->text()) != m_tags.end()) {
            return refused("You inspect {} blind: its record opens once you have given your grade.", {tag->text()});
        }
    }
    const bool ofAll = std::find(std::begin(kOfAllUnits), std::end(kOfAllUnits), command) != std::end(kOfAllUnits);
    return ofAll ? refused("You have {} units to inspect blind, and \"{}\" tells of all units: inspect them first.",
                           {std::to_string(m_tags.size()), command})
                 : Result<void>();
}

void BlindWatch::hide(Answer& answer) const
{
    if (m_tags.empty()) {
        return;
    }
    hideIn(answer.data, m_tags);
    std::istringstream lines(answer.text);
    std::string kept;
    bool inside = false; // lines that are set in below a hidden one tell of it
    for (std::string line; std::getline(lines, line);) {
        const auto tag = std::find_if(m_tags.begin(), m_tags.end(),
                                      [&](const std::string& one) { return line.find(one) != std::string::npos; });
        const bool setIn = line.starts_with(" ");
        if (tag != m_tags.end()) {
            kept += (setIn ? "  " : "") + *tag + "  to be inspected blind\n";
            inside = !setIn;
        } else if (!(inside && setIn)) {
            kept += line + "\n";
            inside = false;
        }
    }
    answer.text = kept;
}

} // namespace regrade::cli
