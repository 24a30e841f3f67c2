#pragma once

#include "base/result.h"
#include "rules/policy.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

/// The languages that offers are written in.
enum class Tongue { zh, en, de, fr };
inline constexpr std::array<Tongue, 4> kTongues{Tongue::zh, Tongue::en, Tongue::de, Tongue::fr};
/// "zh", "en", "de", "fr".
[[nodiscard]] std::string_view nameOf(Tongue tongue);
[[nodiscard]] Result<Tongue> tongueFrom(std::string_view name);

/// A text in every language of offers.
struct OfferText {
    std::array<std::string, kTongues.size()> words;

    [[nodiscard]] const std::string& in(Tongue tongue) const { return words[static_cast<std::size_t>(tongue)]; }
};

/// The tone that every phrase has.
inline constexpr const char* kPlainTone = "plain";
/// What a buyer must know: these facts are told in every offer, whatever its length.
inline constexpr std::array<const char*, 5> kNeverLeftOut{"grade", "grade_fault", "fault", "key_part",
                                                          "key_part_harvested"};

/// How one fact is told; `{}` stands for what was recorded.
struct OfferPhrase {
    std::string id;   ///< the fact: "looks_light"
    std::string tone; ///< kPlainTone, or another that some channels have
    bool must = false;
    OfferText text;
    Text why;
    Origin origin;
};

/// How the offers of one channel read: length in characters, tone, and which facts in which order. The order is also
/// the rank: what does not fit is left out from its end.
struct OfferCopy {
    domain::ChannelId channel{"unset"};
    std::string format; ///< that the channel takes: "shopify"
    int titleMax = 0;
    int bodyMax = 0;
    std::string tone;
    std::vector<std::string> hashtags; ///< told last, each whole or not at all
    std::vector<std::string> order;
    Text why;
    Origin origin;
};

/// What a marketplace's format takes, in characters.
struct OfferFormat {
    std::string id; ///< one of kOfferFormats
    bool retail = true;
    int titleMax = 0;
    int bodyMax = 0;
    Text why;
    Origin origin;
};
inline constexpr std::array<const char*, 5> kOfferFormats{"shopify", "ebay", "google", "schema", "csv"};

/// What the marketplaces call a grade.
struct OfferCondition {
    domain::GradeId grade{"unset"};
    std::string ebay;         ///< ConditionID for everybody
    std::string ebayApproved; ///< for sellers with eBay's approval
    std::string google;       ///< with a warranty
    std::string googleBare;   ///< without one: never "refurbished"
    std::string schema;       ///< "https://schema.org/UsedCondition"
    std::string schemaBare;   ///< without a warranty
    OfferText meaning;        ///< English and Chinese are those of grades.json
    Text why;
    Origin origin;
};

/// How units are offered: offers.json. Read beside the policy, of which it is a file.
struct Offering {
    bool ebayApproved = false; ///< eBay lets the house sell in its refurbished grades
    std::string ebaySite;      ///< "Germany"
    std::string ebayCountry;   ///< "DE"
    std::string shopifyStatus; ///< Active, Draft or Archived
    std::vector<LimitRow> settings;
    std::vector<OfferFormat> formats;
    std::vector<OfferCopy> copies;
    std::vector<OfferCondition> conditions;
    std::vector<OfferPhrase> phrases;
    std::vector<ColumnRow> saleColumns; ///< what the columns of a list of sales may be called

    [[nodiscard]] const OfferFormat* findFormat(const std::string& id) const;
    [[nodiscard]] const OfferCopy* findCopy(const domain::ChannelId& channel) const;
    [[nodiscard]] const OfferCondition* findCondition(const domain::GradeId& grade) const;
    /// In this tone, or else in the plain one; nothing = no such fact.
    [[nodiscard]] const OfferPhrase* findPhrase(const std::string& id, const std::string& tone) const;
};

/// The fields of a list of sales, in the order of Offering::saleColumns: the first three are needed.
inline constexpr std::array<const char*, 4> kSaleFields{"unit", "order", "price", "currency"};

/// Reads offers.json of a policy that was read from the same folder. Refused as readPolicy does.
[[nodiscard]] Result<Offering> readOffering(const std::filesystem::path& folder, const Policy& policy);

} // namespace regrade::rules
