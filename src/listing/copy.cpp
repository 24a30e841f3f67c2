#include "listing/copy.h"

#include "rules/claims.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace regrade::listing {

namespace {

/// One fact as it reads.
struct Told {
    std::string text;
    bool must = false;
    bool isHashtag = false;
};

/// What was recorded of the unit: each fact with what fills its phrase, once or more often.
using Recorded = std::map<std::string, std::vector<std::vector<std::string>>>;

/// A name as one line: no line ends, tabs or other signs that cannot be seen.
std::string asOneLine(const std::string& text)
{
    std::string line;
    for (const char sign : text) {
        const bool isSeen = static_cast<unsigned char>(sign) >= 0x20 && sign != 0x7F;
        const bool isSpace = !isSeen || sign == ' ';
        if (!isSpace) {
            line += sign;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    while (line.ends_with(' ')) {
        line.pop_back();
    }
    return line;
}

std::string looksFact(domain::Cosmetic level)
{
    switch (level) {
    case domain::Cosmetic::none: return "looks_none";
    case domain::Cosmetic::light: return "looks_light";
    case domain::Cosmetic::flaw: return "looks_flaw";
    case domain::Cosmetic::heavy: return "looks_heavy";
    }
    throw std::logic_error("unknown cosmetic level");
}

void addParts(Recorded& facts, const domain::Item& item)
{
    std::set<std::string> told;
    for (const domain::PartUsed& part : item.parts) {
        const std::string name = asOneLine(domain::toldNameOf(part));
        const std::string fact = part.origin == domain::PartOrigin::harvested ? "key_part_harvested" : "key_part";
        if (part.key && told.insert(fact + name).second) {
            facts[fact].push_back({name});
        }
    }
}

std::string meaningOf(const rules::GradeRow& grade, const rules::Offering& offering, rules::Tongue tongue)
{
    switch (tongue) {
    case rules::Tongue::en: return grade.meaning.en;
    case rules::Tongue::zh: return grade.meaning.zh;
    case rules::Tongue::de:
    case rules::Tongue::fr: break;
    }
    const rules::OfferCondition* row = offering.findCondition(grade.id);
    if (row == nullptr) {
        throw std::logic_error("a grade without its row in offers.json");
    }
    return row->meaning.in(tongue);
}

bool hasFault(const domain::Item& item, const rules::GradeRow& grade)
{
    return grade.fault || (item.grading && item.grading->axes.function == domain::Function::fault);
}

Recorded recordedOf(const domain::Item& item, const rules::Policy& policy, const rules::GradeRow& grade,
                    const std::string& meaning)
{
    Recorded facts;
    const bool faulty = hasFault(item, grade);
    facts[faulty ? "grade_fault" : "grade"].push_back({grade.id.text(), meaning});
    if (faulty) {
        facts["fault"].push_back({});
    }
    if (item.grading) {
        const domain::Axes& axes = item.grading->axes;
        if (axes.function == domain::Function::works) {
            facts["works"].push_back({});
        }
        if (axes.cosmetic) {
            facts[looksFact(*axes.cosmetic)].push_back({});
        }
        if (axes.packaging) {
            facts[axes.packaging == domain::Packaging::intact ? "packaging_intact" : "packaging_damaged"].push_back({});
        }
    }
    if (item.everUsed) {
        facts["used"].push_back({});
    }
    if (item.everRepaired) {
        facts["repaired"].push_back({});
    }
    addParts(facts, item);
    if (policy.limits.warrantyMonths > 0) {
        facts["warranty"].push_back({std::to_string(rules::promisedMonths(policy.limits.warrantyMonths))});
    }
    facts["unit"].push_back({item.id.text()});
    return facts;
}

std::vector<Told> told(const Recorded& facts, const rules::Offering& offering, const rules::OfferCopy& copy,
                       rules::Tongue tongue)
{
    std::vector<Told> all;
    for (const std::string& id : copy.order) {
        const auto fact = facts.find(id);
        const rules::OfferPhrase* phrase = offering.findPhrase(id, copy.tone);
        if (fact == facts.end() || phrase == nullptr) {
            continue;
        }
        for (const auto& words : fact->second) {
            all.push_back({filled(phrase->text.in(tongue), words), phrase->must, false});
        }
    }
    for (const std::string& tag : copy.hashtags) {
        all.push_back({tag, false, true});
    }
    return all;
}

/// Each fact is a line; the hashtags share one.
std::vector<std::string> linesOf(const std::vector<Told>& facts)
{
    std::vector<std::string> lines;
    std::string tags;
    for (const Told& fact : facts) {
        if (fact.isHashtag) {
            tags += (tags.empty() ? "" : " ") + fact.text;
        } else {
            lines.push_back(fact.text);
        }
    }
    if (!tags.empty()) {
        lines.push_back(tags);
    }
    return lines;
}

std::size_t lengthOfAll(const std::vector<Told>& facts)
{
    std::size_t length = 0;
    const auto lines = linesOf(facts);
    for (const std::string& line : lines) {
        length += lengthOf(line) + 1;
    }
    return length - (lines.empty() ? 0 : 1);
}

/// Takes the last fact that may go; false when all that are left must stay.
bool dropOne(std::vector<Told>& facts, std::vector<std::string>& leftOut)
{
    const auto last = std::find_if(facts.rbegin(), facts.rend(), [](const Told& fact) { return !fact.must; });
    if (last == facts.rend()) {
        return false;
    }
    leftOut.insert(leftOut.begin(), last->text);
    facts.erase(std::next(last).base());
    return true;
}

/// The one way out of makeCopy: what a rule of the unit's market forbids is not offered.
Result<Copy> released(Copy copy, const domain::Item& item, const rules::Policy& policy, const CopyOrder& order)
{
    if (order.day.empty()) {
        return copy;
    }
    const auto allowed = rules::requireAllowedWords(*policy.marketRules, {copy.title, copy.body()},
                                                    rules::claimContextOf(item, policy, order.day));
    return allowed ? Result<Copy>(std::move(copy)) : allowed.error();
}

const std::string& phraseOf(const rules::Offering& offering, const rules::OfferCopy& copy, const char* id,
                            rules::Tongue tongue)
{
    const rules::OfferPhrase* phrase = offering.findPhrase(id, copy.tone);
    if (phrase == nullptr) {
        throw std::logic_error("offers.json was read without a phrase that it must have");
    }
    return phrase->text.in(tongue);
}

} // namespace

std::string Copy::body() const
{
    std::string all;
    for (const std::string& line : lines) {
        all += (all.empty() ? "" : "\n") + line;
    }
    return all;
}

std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

Result<Copy> makeCopy(const domain::Item& item, const rules::Policy& policy, const rules::Offering& offering,
                      const CopyOrder& order)
{
    if (!item.intake) {
        return refused("This unit was never taken in, so there is nothing to offer.");
    }
    if (!item.grade) {
        return refused("This unit has no grade yet, so it cannot be offered. Grade it first.");
    }
    const rules::ChannelRow* channel = policy.findChannel(order.channel);
    const rules::OfferCopy* copy = offering.findCopy(order.channel);
    const rules::OfferFormat* format =
        copy == nullptr ? nullptr : offering.findFormat(order.format.empty() ? copy->format : order.format);
    if (channel == nullptr || copy == nullptr) {
        return refused("The policy has no channel \"{}\".", {order.channel.text()});
    }
    const rules::GradeRow* grade = policy.findGrade(*item.grade);
    if (format == nullptr) {
        return refused("There is no format \"{}\" for offers.", {order.format});
    }
    if (grade == nullptr) {
        return refused("The policy has no grade \"{}\": grade the unit again.", {item.grade->text()});
    }
    if (!grade->retail && (channel->retail || format->retail)) {
        return refused("A unit of grade {} is never sold at retail: repair it, or let it leave the house.",
                       {grade->id.text()});
    }
    if (format->retail && !channel->retail) {
        return refused(
            "What is offered on the channel \"{}\" is not for consumers, so it goes into no format of retail.",
            {channel->name.en});
    }
    const auto titleMax = static_cast<std::size_t>(std::min(copy->titleMax, format->titleMax));
    const auto bodyMax = static_cast<std::size_t>(std::min(copy->bodyMax, format->bodyMax));
    Copy made;
    made.title = filled(phraseOf(offering, *copy, hasFault(item, *grade) ? "title_fault" : "title", order.tongue),
                        {asOneLine(item.intake->product), grade->id.text()});
    if (lengthOf(made.title) > titleMax) {
        return refused("The title \"{}\" has {} characters, and the channel has room for {}. Shorten the product's "
                       "name.",
                       {made.title, std::to_string(lengthOf(made.title)), std::to_string(titleMax)});
    }
    if (policy.limits.warrantyMonths > 0) {
        const std::string more = filled(phraseOf(offering, *copy, "title_warranty", order.tongue),
                                        {std::to_string(rules::promisedMonths(policy.limits.warrantyMonths))});
        if (lengthOf(made.title + more) <= titleMax) {
            made.title += more;
        }
    }
    auto facts = told(recordedOf(item, policy, *grade, meaningOf(*grade, offering, order.tongue)), offering, *copy,
                      order.tongue);
    while (lengthOfAll(facts) > bodyMax) {
        if (!dropOne(facts, made.leftOut)) {
            return refused("What must be told of this unit has {} characters, and the channel has room for {}. Offer "
                           "it on another channel.",
                           {std::to_string(lengthOfAll(facts)), std::to_string(bodyMax)});
        }
    }
    made.lines = linesOf(facts);
    for (const Told& fact : facts) {
        if (fact.must) {
            made.must.push_back(fact.text);
        }
    }
    return released(std::move(made), item, policy, order);
}

} // namespace regrade::listing
