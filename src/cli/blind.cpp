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

bool names(const nlohmann::json& value, const std::vector<std::string>& tags)
{
    const auto isHidden = [&](const std::string& text) {
        return std::find(tags.begin(), tags.end(), text) != tags.end();
    };
    if (value.is_string()) {
        return isHidden(value.get<std::string>());
    }
    return value.is_object() && std::any_of(value.begin(), value.end(), [&](const nlohmann::json& inner) {
               return inner.is_string() && isHidden(inner.get<std::string>());
           });
}

/// Takes out every row and every field that names such a unit: to stand in a list of one grade would tell it, too.
void hideIn(nlohmann::json& value, const std::vector<std::string>& tags)
{
    if (names(value, tags)) {
        value = nullptr;
        return;
    }
    if (value.is_object()) {
        for (const std::string& tag : tags) {
            value.erase(tag);
        }
    } else if (value.is_array()) {
        auto& rows = value.get_ref<nlohmann::json::array_t&>();
        std::erase_if(rows, [&](const nlohmann::json& row) { return names(row, tags); });
    } else {
        return;
    }
    for (auto& inner : value) {
        hideIn(inner, tags);
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
        const bool setIn = line.starts_with(" ");
        const bool hidden = std::any_of(m_tags.begin(), m_tags.end(),
                                        [&](const std::string& one) { return line.find(one) != std::string::npos; });
        inside = (hidden && !setIn) || (inside && setIn);
        if (!hidden && !inside) {
            kept += line + "\n";
        }
    }
    answer.text = kept;
}

} // namespace regrade::cli
