#include "rules/offering.h"
#include "rules/policytables.h"

#include "domain/names.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace regrade::rules {

namespace {

constexpr domain::Names<Tongue, kTongues.size()> kTongueNames{
    {{Tongue::zh, "zh"}, {Tongue::en, "en"}, {Tongue::de, "de"}, {Tongue::fr, "fr"}}};

constexpr std::array<const char*, 14> kEbayConditions{"1000", "1500", "1750", "2000", "2010", "2020", "2030",
                                                      "2500", "2750", "3000", "4000", "5000", "6000", "7000"};
/// Only for sellers and categories that eBay has approved.
constexpr std::array<const char*, 4> kEbayRestricted{"2000", "2010", "2020", "2030"};
constexpr std::array<const char*, 3> kGoogleConditions{"new", "refurbished", "used"};
constexpr std::array<const char*, 4> kSchemaConditions{
    "https://schema.org/NewCondition", "https://schema.org/RefurbishedCondition", "https://schema.org/UsedCondition",
    "https://schema.org/DamagedCondition"};
constexpr std::array<const char*, 3> kShopifyStates{"Active", "Draft", "Archived"};

/// A fact that offers can tell, and how many holes its phrases have.
struct KnownFact {
    const char* id;
    int holes;
};
constexpr KnownFact kFacts[] = {{"title", 2},       {"title_fault", 2},        {"title_warranty", 1},
                                {"grade", 2},       {"grade_fault", 2},        {"fault", 0},
                                {"key_part", 1},    {"key_part_harvested", 1}, {"works", 0},
                                {"looks_none", 0},  {"looks_light", 0},        {"looks_flaw", 0},
                                {"looks_heavy", 0}, {"packaging_intact", 0},   {"packaging_damaged", 0},
                                {"used", 0},        {"repaired", 0},           {"warranty", 1},
                                {"unit", 1}};

int holesOf(const std::string& text)
{
    int holes = 0;
    for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2)) {
        ++holes;
    }
    return holes;
}

template <std::size_t count>
bool knows(const std::array<const char*, count>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The word of a closed list.
template <std::size_t count>
std::string oneOf(Row& row, const char* key, const std::array<const char*, count>& words)
{
    std::string word = row.word(key);
    if (!row.fault().error && !knows(words, word)) {
        row.failValue(key, word);
    }
    return word;
}

/// A text in the languages that are asked for, each needed, and no other.
OfferText textIn(Row& row, const char* key, const std::vector<Tongue>& tongues)
{
    OfferText text;
    const Json& value = row.value(key);
    if (!value.is_object()) {
        row.fail(invalid("{}, row {}: \"{}\" needs a text in every language of offers.", row.at({key})));
        return text;
    }
    for (const Tongue tongue : tongues) {
        const std::string name(nameOf(tongue));
        if (!value.contains(name) || !value[name].is_string() || value[name].get_ref<const std::string&>().empty()) {
            row.fail(invalid("{}, row {}: \"{}\" has no text in \"{}\".", row.at({key, name})));
            return text;
        }
        text.words[static_cast<std::size_t>(tongue)] = value[name].get<std::string>();
    }
    if (value.size() != tongues.size()) {
        row.fail(invalid("{}, row {}: \"{}\" has a language that is not asked for there.", row.at({key})));
    }
    return text;
}

int lengthIn(Row& row, const char* key)
{
    constexpr double kLongest = 100'000;
    return static_cast<int>(std::floor(row.maybeNumber(key, 1.0, kLongest).value_or(0.0)));
}

void requireLength(Row& row, const char* key, int length)
{
    if (length < 1) {
        row.fail(invalid("{}, row {}: \"{}\" is a number of characters, one at least.", row.at({key})));
    }
}

LimitRow readSetting(Row& row)
{
    LimitRow setting{.row = row.place(), .id = row.word("id"), .value = {}};
    const Json& value = row.value("value");
    setting.value = value.is_boolean() ? (value.get<bool>() ? "true" : "false")
                                       : (value.is_string() ? value.get<std::string>() : std::string());
    setting.why = row.text("why");
    setting.origin = row.origin();
    return setting;
}

OfferFormat readFormat(Row& row)
{
    OfferFormat format{.id = oneOf(row, "id", kOfferFormats), .retail = row.flag("retail")};
    format.titleMax = lengthIn(row, "title_max");
    format.bodyMax = lengthIn(row, "body_max");
    requireLength(row, "title_max", format.titleMax);
    requireLength(row, "body_max", format.bodyMax);
    format.why = row.text("why");
    format.origin = row.origin();
    return format;
}

OfferCopy readCopy(Row& row)
{
    OfferCopy copy{.channel = domain::ChannelId(row.word("channel")), .format = oneOf(row, "format", kOfferFormats)};
    copy.titleMax = lengthIn(row, "title_max");
    copy.bodyMax = lengthIn(row, "body_max");
    requireLength(row, "title_max", copy.titleMax);
    requireLength(row, "body_max", copy.bodyMax);
    copy.tone = row.word("tone");
    copy.hashtags = row.maybeList("hashtags") == nullptr ? std::vector<std::string>() : row.words("hashtags");
    copy.order = row.words("order");
    copy.why = row.text("why");
    copy.origin = row.origin();
    for (const std::string& tag : copy.hashtags) {
        if (!tag.starts_with('#') || tag.find_first_of(" \t\n") != std::string::npos || tag.size() < 2) {
            row.fail(invalid("{}, row {}: \"{}\" is not a hashtag such as #refurbished.", row.at({tag})));
        }
    }
    return copy;
}

OfferCondition readCondition(Row& row)
{
    OfferCondition condition{.grade = domain::GradeId(row.word("grade"))};
    condition.ebay = oneOf(row, "ebay", kEbayConditions);
    condition.ebayApproved = oneOf(row, "ebay_approved", kEbayConditions);
    condition.google = oneOf(row, "google", kGoogleConditions);
    condition.googleBare = oneOf(row, "google_without_warranty", kGoogleConditions);
    condition.schema = oneOf(row, "schema", kSchemaConditions);
    condition.schemaBare = oneOf(row, "schema_without_warranty", kSchemaConditions);
    condition.meaning = textIn(row, "meaning", {Tongue::de, Tongue::fr});
    condition.why = row.text("why");
    condition.origin = row.origin();
    if (knows(kEbayRestricted, condition.ebay)) {
        row.fail(invalid("{}, row {}: the condition {} is only for sellers whom eBay has approved; it belongs to "
                         "\"ebay_approved\".",
                         row.at({condition.ebay})));
    }
    if (condition.googleBare == "refurbished") {
        row.fail(invalid("{}, row {}: Google calls a unit refurbished only with a warranty.", row.at()));
    }
    return condition;
}

OfferPhrase readPhrase(Row& row)
{
    OfferPhrase phrase{.id = row.word("id"), .tone = row.maybeWord("tone").value_or(kPlainTone)};
    phrase.must = row.maybeFlag("must").value_or(false);
    phrase.text = textIn(row, "text", {Tongue::zh, Tongue::en, Tongue::de, Tongue::fr});
    phrase.why = row.text("why");
    phrase.origin = row.origin();
    const auto fact = std::find_if(std::begin(kFacts), std::end(kFacts),
                                   [&](const KnownFact& known) { return phrase.id == known.id; });
    if (fact == std::end(kFacts)) {
        row.fail(invalid("{}, row {}: there is no fact \"{}\" that could be told.", row.at({phrase.id})));
        return phrase;
    }
    for (const Tongue tongue : kTongues) {
        if (holesOf(phrase.text.in(tongue)) != fact->holes) {
            row.fail(invalid("{}, row {}: the text in \"{}\" needs {} times the sign {}.",
                             row.at({std::string(nameOf(tongue)), std::to_string(fact->holes), "{}"})));
        }
    }
    return phrase;
}

ColumnRow readSaleColumn(Row& row)
{
    ColumnRow column{oneOf(row, "id", kSaleFields), row.words("headings")};
    static_cast<void>(row.text("why")); // for who edits the file
    static_cast<void>(row.origin());
    return column;
}

void takeSettings(Offering& offering, FirstFault& fault)
{
    const auto value = [&](const char* id) -> std::string {
        const auto row = std::find_if(offering.settings.begin(), offering.settings.end(),
                                      [&](const LimitRow& one) { return one.id == id; });
        if (row == offering.settings.end()) {
            fault.add(invalid("{}: the row \"{}\" is missing.", {"offers.json/settings", id}));
            return {};
        }
        return row->value;
    };
    const std::string approved = value("ebay_refurbished_approval");
    offering.ebayApproved = approved == "true";
    offering.ebaySite = value("ebay_site");
    offering.ebayCountry = value("ebay_country");
    offering.shopifyStatus = value("shopify_status");
    if (fault.error) {
        return;
    }
    if (approved != "true" && approved != "false") {
        fault.add(
            invalid("offers.json/settings: the value of \"{}\" must be true or false.", {"ebay_refurbished_approval"}));
    }
    if (!knows(kShopifyStates, offering.shopifyStatus)) {
        fault.add(invalid("offers.json/settings: \"{}\" is not a value that \"{}\" can have.",
                          {offering.shopifyStatus, "shopify_status"}));
    }
    if (offering.ebaySite.empty() || offering.ebayCountry.empty()) {
        fault.add(invalid("offers.json/settings: name the site and the country of eBay."));
    }
    if (offering.settings.size() != 4) {
        fault.add(invalid("offers.json/settings: there is a row that no setting has."));
    }
}

void requirePhrases(const Offering& offering, FirstFault& fault)
{
    std::set<std::string> seen;
    for (const OfferPhrase& phrase : offering.phrases) {
        if (!seen.insert(phrase.id + "/" + phrase.tone).second) {
            fault.add(invalid("offers.json/phrases: the fact \"{}\" stands there twice in the tone \"{}\".",
                              {phrase.id, phrase.tone}));
        }
    }
    for (const KnownFact& fact : kFacts) {
        if (offering.findPhrase(fact.id, kPlainTone) == nullptr) {
            fault.add(invalid("offers.json/phrases: the fact \"{}\" has no phrase in the plain tone.", {fact.id}));
        }
    }
    for (const char* id : kNeverLeftOut) {
        const OfferPhrase* phrase = offering.findPhrase(id, kPlainTone);
        const bool isKept = std::all_of(offering.phrases.begin(), offering.phrases.end(),
                                        [&](const OfferPhrase& one) { return one.id != id || one.must; });
        if (phrase == nullptr || !isKept) {
            fault.add(invalid("offers.json/phrases: the fact \"{}\" can never be left out, so it needs a phrase "
                              "with \"must\".",
                              {id}));
        }
    }
}

void requireCopies(const Offering& offering, const Policy& policy, FirstFault& fault)
{
    for (const ChannelRow& channel : policy.channels) {
        const OfferCopy* copy = offering.findCopy(channel.id);
        if (copy == nullptr) {
            fault.add(invalid("offers.json/copy: the channel \"{}\" has no row.", {channel.id.text()}));
            continue;
        }
        const OfferFormat* format = offering.findFormat(copy->format);
        if (format != nullptr && format->retail && !channel.retail) {
            fault.add(invalid("offers.json/copy: the channel \"{}\" is not of retail, so it cannot take \"{}\".",
                              {channel.id.text(), copy->format}));
        }
    }
    std::set<std::string> channels;
    for (const OfferCopy& copy : offering.copies) {
        if (!channels.insert(copy.channel.text()).second ||
            std::set<std::string>(copy.order.begin(), copy.order.end()).size() != copy.order.size()) {
            fault.add(invalid("offers.json/copy: the channel \"{}\" has a second row, or a fact twice in its order.",
                              {copy.channel.text()}));
        }
        if (policy.findChannel(copy.channel) == nullptr) {
            fault.add(invalid("offers.json/copy: there is no channel \"{}\" in channels.json.", {copy.channel.text()}));
        }
        for (const std::string& fact : copy.order) {
            if (offering.findPhrase(fact, kPlainTone) == nullptr) {
                fault.add(invalid("offers.json/copy: there is no phrase for the fact \"{}\".", {fact}));
            }
        }
        for (const OfferPhrase& phrase : offering.phrases) {
            const bool isTitle = phrase.id.starts_with("title");
            if (phrase.must && !isTitle &&
                std::find(copy.order.begin(), copy.order.end(), phrase.id) == copy.order.end()) {
                fault.add(invalid("offers.json/copy: the channel \"{}\" leaves out \"{}\", which must be told.",
                                  {copy.channel.text(), phrase.id}));
            }
        }
    }
}

void requireWhole(const Offering& offering, const Policy& policy, FirstFault& fault)
{
    for (const char* id : kOfferFormats) {
        if (offering.findFormat(id) == nullptr) {
            fault.add(invalid("{}: the row \"{}\" is missing.", {"offers.json/formats", id}));
        }
    }
    for (const GradeRow& grade : policy.grades) {
        if (offering.findCondition(grade.id) == nullptr) {
            fault.add(invalid("offers.json/conditions: the grade \"{}\" has no row.", {grade.id.text()}));
        }
    }
    for (const char* id : kSaleFields) {
        if (std::none_of(offering.saleColumns.begin(), offering.saleColumns.end(),
                         [&](const ColumnRow& row) { return row.id == id; })) {
            fault.add(invalid("{}: the row \"{}\" is missing.", {"offers.json/sale_columns", id}));
        }
    }
}

} // namespace

std::string_view nameOf(Tongue tongue) { return domain::wordFor(kTongueNames, tongue); }
Result<Tongue> tongueFrom(std::string_view name) { return domain::valueFor(kTongueNames, name); }

const OfferFormat* Offering::findFormat(const std::string& id) const
{
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto& row) { return row.id == id; });
    return found == formats.end() ? nullptr : &*found;
}

const OfferCopy* Offering::findCopy(const domain::ChannelId& channel) const
{
    const auto found =
        std::find_if(copies.begin(), copies.end(), [&](const auto& row) { return row.channel == channel; });
    return found == copies.end() ? nullptr : &*found;
}

const OfferCondition* Offering::findCondition(const domain::GradeId& grade) const
{
    const auto found =
        std::find_if(conditions.begin(), conditions.end(), [&](const auto& row) { return row.grade == grade; });
    return found == conditions.end() ? nullptr : &*found;
}

const OfferPhrase* Offering::findPhrase(const std::string& id, const std::string& tone) const
{
    const OfferPhrase* plain = nullptr;
    for (const OfferPhrase& phrase : phrases) {
        if (phrase.id == id && phrase.tone == tone) {
            return &phrase;
        }
        plain = phrase.id == id && phrase.tone == kPlainTone ? &phrase : plain;
    }
    return plain;
}

Offering offeringIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("offers.json");
    Offering offering;
    offering.settings = readRows(file.at("settings"), "offers.json/settings", fault, &readSetting);
    offering.formats = readRows(file.at("formats"), "offers.json/formats", fault, &readFormat);
    offering.copies = readRows(file.at("copy"), "offers.json/copy", fault, &readCopy);
    offering.conditions = readRows(file.at("conditions"), "offers.json/conditions", fault, &readCondition);
    offering.phrases = readRows(file.at("phrases"), "offers.json/phrases", fault, &readPhrase);
    offering.saleColumns = readRows(file.at("sale_columns"), "offers.json/sale_columns", fault, &readSaleColumn);
    refuseTwins(offering.settings, "offers.json/settings", fault);
    refuseTwins(offering.formats, "offers.json/formats", fault);
    refuseTwins(offering.saleColumns, "offers.json/sale_columns", fault);
    if (!fault.error) {
        takeSettings(offering, fault);
    }
    if (!fault.error) {
        requirePhrases(offering, fault);
        requireWhole(offering, policy, fault);
        requireCopies(offering, policy, fault);
    }
    return offering;
}

void readOffers(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    static_cast<void>(offeringIn(files, policy, fault));
}

} // namespace regrade::rules
