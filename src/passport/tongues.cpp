#include "passport/tongues.h"

#include "base/laidin.h"

#include <nlohmann/json.hpp>

#include <map>

REGRADE_LAY_IN(regradePaperWords, REGRADE_PAPER_WORDS);

namespace regrade::passport {

namespace {

struct Abroad {
    std::string de;
    std::string fr;
};

const std::map<std::string, Abroad>& wordsAbroad()
{
    static const std::map<std::string, Abroad> kWords = [] {
        std::map<std::string, Abroad> words;
        const auto data = nlohmann::json::parse(regradePaperWords, regradePaperWordsEnd);
        for (const auto& [english, abroad] : data.items()) {
            words[english] = {abroad.at("de").get<std::string>(), abroad.at("fr").get<std::string>()};
        }
        return words;
    }();
    return kWords;
}

} // namespace

std::string wordsIn(const domain::Text& text, Tongue tongue)
{
    if (tongue == Tongue::en || tongue == Tongue::zh) {
        return tongue == Tongue::en ? text.en : text.zh;
    }
    const auto found = wordsAbroad().find(text.en);
    return found == wordsAbroad().end() ? text.en : tongue == Tongue::de ? found->second.de : found->second.fr;
}

bool isTranslated(const domain::Text& text, Tongue tongue)
{
    return tongue == Tongue::en || tongue == Tongue::zh || text.en == text.zh || wordsAbroad().contains(text.en);
}

std::string sentenceIn(const domain::Text& pattern, Tongue tongue, std::vector<std::string> arguments)
{
    return filled(wordsIn(pattern, tongue), arguments);
}

std::string durationIn(std::chrono::milliseconds duration, Tongue tongue)
{
    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 60 * kMinute;
    constexpr std::int64_t kDay = 24 * kHour;
    const auto seconds = std::chrono::round<std::chrono::seconds>(duration).count();
    const auto pair = [&](std::int64_t large, std::int64_t small, const domain::Text& pattern) {
        return sentenceIn(pattern, tongue, {std::to_string(large), std::to_string(small)});
    };
    if (seconds < kMinute) {
        return sentenceIn({"{} s", "{} 秒"}, tongue, {std::to_string(seconds)});
    }
    if (seconds < kHour) {
        return pair(seconds / kMinute, seconds % kMinute, {"{} min {} s", "{} 分 {} 秒"});
    }
    if (seconds < kDay) {
        return pair(seconds / kHour, seconds / kMinute % kMinute, {"{} h {} min", "{} 小时 {} 分"});
    }
    return pair(seconds / kDay, seconds / kHour % 24, {"{} d {} h", "{} 天 {} 小时"});
}

std::string languageTag(Tongue tongue) { return tongue == Tongue::zh ? "zh-CN" : std::string(rules::nameOf(tongue)); }

} // namespace regrade::passport
