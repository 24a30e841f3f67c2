#include "passport/names.h"

#include "passport/phrases.h"

#include <algorithm>

namespace regrade::passport {

namespace {

template <class Row>
domain::Text nameOr(const Row* row, const std::string& code)
{
    return row != nullptr && !row->name.en.empty() ? row->name : asIs(code);
}

} // namespace

domain::Text nameOf(const rules::Policy& policy, const domain::GradeId& id)
{
    return nameOr(policy.findGrade(id), id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::StageId& id)
{
    return nameOr(policy.findStage(id), id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::StageId& stage, const domain::StepId& id)
{
    const rules::StepRow* found = nullptr;
    if (const auto* row = policy.findStage(stage); row != nullptr) {
        const auto step =
            std::find_if(row->steps.begin(), row->steps.end(), [&](const auto& each) { return each.id == id; });
        found = step != row->steps.end() ? &*step : nullptr;
    }
    return nameOr(found, id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::ChannelId& id)
{
    return nameOr(policy.findChannel(id), id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::MaterialId& id)
{
    return nameOr(policy.findMaterial(id), id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::CartonId& id)
{
    return nameOr(policy.findCarton(id), id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::FillerId& id)
{
    return nameOr(policy.findFiller(id), id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::InsertId& id)
{
    return nameOr(policy.findInsert(id), id.text());
}

domain::Text nameOf(const rules::Policy& policy, const domain::EquipmentId& id)
{
    return nameOr(policy.findEquipment(id), id.text());
}

domain::Text nameIn(const std::vector<rules::NamedRow>& rows, const std::string& id)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.id == id; });
    return nameOr(row != rows.end() ? &*row : nullptr, id);
}

std::string minuteOf(Time at)
{
    std::string text = toIso(at).substr(0, 16);
    text[10] = ' ';
    return text + " UTC";
}

domain::Text told(const domain::Text& pattern, std::initializer_list<domain::Text> arguments)
{
    std::vector<std::string> english;
    std::vector<std::string> chinese;
    std::vector<std::string> german;
    for (const auto& argument : arguments) {
        english.push_back(argument.en);
        chinese.push_back(argument.zh);
        german.push_back(germanOf(argument).value_or(argument.en));
    }
    domain::Text sentence{filled(pattern.en, english), filled(pattern.zh, chinese)};
    if (const auto own = germanOf(pattern)) {
        sentence.de = filled(*own, german);
    }
    return sentence;
}

domain::Text sentences(const std::vector<domain::Text>& parts)
{
    const auto closed = [](std::string text, const std::string& stop) {
        while (!text.empty() && (text.back() == '.' || text.back() == ' ')) {
            text.pop_back();
        }
        return text.empty() || text.ends_with("。") ? text : text + stop;
    };
    domain::Text all;
    std::string german;
    bool speaksGerman = false;
    for (const auto& part : parts) {
        const std::string english = closed(part.en, ".");
        all.en += (all.en.empty() || english.empty() ? "" : " ") + english;
        all.zh += closed(part.zh, "。");
        const auto own = germanOf(part);
        german += (german.empty() || english.empty() ? "" : " ") + closed(own.value_or(part.en), ".");
        speaksGerman = speaksGerman || own;
    }
    if (speaksGerman) {
        all.de = german;
    }
    return all;
}

domain::Text listed(const std::vector<domain::Text>& parts, const domain::Text& separator)
{
    domain::Text all;
    std::string german;
    bool speaksGerman = false;
    for (const auto& part : parts) {
        const auto own = germanOf(part);
        german += (all.en.empty() ? "" : separator.en) + own.value_or(part.en);
        speaksGerman = speaksGerman || own;
        all.en += (all.en.empty() ? "" : separator.en) + part.en;
        all.zh += (all.zh.empty() ? "" : separator.zh) + part.zh;
    }
    if (speaksGerman) {
        all.de = german;
    }
    return all;
}

domain::Text spoken(std::chrono::milliseconds duration)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(duration).count();
    const auto pair = [](std::int64_t large, std::int64_t small, const domain::Text& pattern) {
        return told(pattern, {asIs(std::to_string(large)), asIs(std::to_string(small))});
    };
    if (seconds < 60) {
        return told({"{} s", "{} 秒"}, {asIs(std::to_string(seconds))});
    }
    if (seconds < 3600) {
        return pair(seconds / 60, seconds % 60, {"{} min {} s", "{} 分 {} 秒"});
    }
    if (seconds < 86400) {
        return pair(seconds / 3600, seconds / 60 % 60, {"{} h {} min", "{} 小时 {} 分"});
    }
    return pair(seconds / 86400, seconds / 3600 % 24, {"{} d {} h", "{} 天 {} 小时"});
}

} // namespace regrade::passport
