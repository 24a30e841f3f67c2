#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace regrade::qr {

/// The number by which a carrier follows a parcel, known by its form and its check digit.
struct Parcel {
    std::string scheme; ///< "UPU S10", "UPS" or "SSCC"
    std::string number; ///< without blanks

    [[nodiscard]] bool operator==(const Parcel&) const = default;
};

/// UPU S10 (13 characters, post), UPS (1Z and 16 more) or SSCC (18 digits, alone or behind 00 as GS1 writes it), whose
/// check digit fits. Other carriers' numbers have no public check, so they are any text.
[[nodiscard]] std::optional<Parcel> parcelIn(std::string_view text);

} // namespace regrade::qr
