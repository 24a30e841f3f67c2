#include "base/laidin.h"
#include "passport/names.h"

#include <nlohmann/json.hpp>

#include <map>

REGRADE_LAY_IN(regradeGermanWords, REGRADE_GERMAN_WORDS);

namespace regrade::passport {

std::optional<std::string> germanOf(const domain::Text& text)
{
    static const auto kWords =
        nlohmann::json::parse(regradeGermanWords, regradeGermanWordsEnd).get<std::map<std::string, std::string>>();
    if (text.de || text.en == text.zh) {
        return text.de;
    }
    const auto found = kWords.find(text.en);
    return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

} // namespace regrade::passport
