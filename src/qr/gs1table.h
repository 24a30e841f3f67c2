#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::qr {

/// CSET 82 of the GS1 General Specifications, in its order.
inline constexpr std::string_view kGs1Characters = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                                                   "abcdefghijklmnopqrstuvwxyz";

/// One part of an identifier's value, such as "N13,csum,gcppos1" or "[X..17]".
struct Gs1Part {
    char characters = 'X'; ///< N digits, X CSET 82, Y CSET 39, Z base64url
    std::size_t least = 0;
    std::size_t most = 0;
    bool optional = false;
    std::vector<std::string> checks; ///< "csum", "yymmd0", ...
};

/// What the GS1 Barcode Syntax Dictionary says of one application identifier.
struct Gs1Identifier {
    std::string ai;                                   ///< two to four digits
    std::string title;                                ///< "BATCH/LOT"
    bool predefinedLength = false;                    ///< no separator needs to follow it
    bool linkAttribute = false;                       ///< may stand behind the ? of a Digital Link
    bool linkKey = false;                             ///< may be the key of a Digital Link
    std::vector<std::vector<std::string>> qualifiers; ///< of the key: other sequences, each in its order
    std::vector<Gs1Part> parts;
    /// Each must hold: one of its groups is there whole. An n stands for any digit.
    std::vector<std::vector<std::vector<std::string>>> needs;
    std::vector<std::string> excludes;

    [[nodiscard]] std::size_t leastLength() const;
    [[nodiscard]] std::size_t mostLength() const;
};

/// Nothing when there is no such identifier.
[[nodiscard]] const Gs1Identifier* gs1Identifier(std::string_view ai);
/// The identifier that the text begins with.
[[nodiscard]] const Gs1Identifier* gs1IdentifierAt(std::string_view text);
/// Whether an identifier is of a pattern such as "310n".
[[nodiscard]] bool isOfPattern(std::string_view ai, std::string_view pattern);

} // namespace regrade::qr
