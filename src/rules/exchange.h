#pragma once

#include "base/result.h"
#include "rules/policy.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

/// The product categories of the Open Repair Data Standard v0.3, in the order of their numbers, from 1.
inline constexpr std::array<const char*, 40> kOrdsCategories{"Aircon/dehumidifier",
                                                             "Battery/charger/adapter",
                                                             "Decorative or safety lights",
                                                             "Desktop computer",
                                                             "Digital compact camera",
                                                             "DSLR/video camera",
                                                             "Fan",
                                                             "Flat screen",
                                                             "Hair & beauty item",
                                                             "Handheld entertainment device",
                                                             "Headphones",
                                                             "Hi-Fi integrated",
                                                             "Hi-Fi separates",
                                                             "Kettle",
                                                             "Lamp",
                                                             "Laptop",
                                                             "Large home electrical",
                                                             "Misc",
                                                             "Mobile",
                                                             "Musical instrument",
                                                             "Paper shredder",
                                                             "PC accessory",
                                                             "Portable radio",
                                                             "Power tool",
                                                             "Printer/scanner",
                                                             "Projector",
                                                             "Sewing machine",
                                                             "Small home electrical",
                                                             "Small kitchen item",
                                                             "Tablet",
                                                             "Toaster",
                                                             "Toy",
                                                             "TV and gaming-related accessories",
                                                             "Vacuum",
                                                             "Watch/clock",
                                                             "Coffee maker",
                                                             "Food processor",
                                                             "Games console",
                                                             "Hair dryer",
                                                             "Iron"};

/// Which category of that standard a repaired unit is in. The first row that matches counts; no row = in none.
struct OrdsRow {
    std::string row;                            ///< "exchange.json/ords#2"
    std::optional<domain::CategoryId> category; ///< unset matches every one
    std::vector<std::string> words;             ///< one of them stands in the product's name; empty = any name
    int number = 0;                             ///< 1 to 40
    Text why;
    Origin origin;
};

/// exchange.json: what documents for other houses say of this one. Read beside the policy, of which it is a file.
struct Exchange {
    std::string house;         ///< issuer of passports
    std::string companyPrefix; ///< GS1 company prefix of the house, 4 to 12 figures; empty = it has none
    std::string country;       ///< ISO 3166-1, three letters
    std::vector<LimitRow> settings;
    std::vector<OrdsRow> ords;

    /// Nothing = no row matches.
    [[nodiscard]] const OrdsRow* ordsFor(const domain::CategoryId& category, const std::string& product) const;
};

/// Numbers that GS1 leaves to each shop for itself (02, 04, 20 to 29): they name nothing outside of it. The prefix
/// ranges as read in a public list, not in the General Specifications. `digits`: GTIN-13 without the check digit, or a
/// prefix.
[[nodiscard]] bool isRestrictedCirculation(std::string_view digits);

/// Reads exchange.json of a policy that was read from the same folder. Refused as readPolicy does.
[[nodiscard]] Result<Exchange> readExchange(const std::filesystem::path& folder, const Policy& policy);

} // namespace regrade::rules
