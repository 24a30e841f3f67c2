#pragma once

#include "listing/exports.h"
#include "workstation/workstation.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regrade::workstation {

struct OfferExportOrder {
    std::string format{};                       ///< empty = the channel's own
    std::optional<domain::ChannelId> channel{}; ///< only what is on offer there
    std::vector<domain::ItemId> units{};        ///< empty = everything on offer
    rules::Tongue tongue = rules::Tongue::en;
    std::string baseUrl{};
    std::filesystem::path folder;
};

/// What an export left in its folder, and what it did not.
struct OfferExportReport {
    std::string format;
    std::vector<std::string> files; ///< names in the folder, photos after the others
    int units = 0;
    int photos = 0;
    std::vector<listing::FieldNote> notes;                                   ///< fields that are empty, and why
    std::vector<std::pair<std::string, std::vector<std::string>>> shortened; ///< unit, and the facts without room
    std::vector<std::pair<std::string, Error>> leftOut;                      ///< units that are not in it, and why
};

/// Writes the units on offer as a marketplace takes them: the format's files, `export-log.csv` with every empty field,
/// and `photos/` with copies that hold a picture and nothing else. Units of a grade that may not be sold at retail,
/// sold units and units without room for what must be told are left out and named. Refused when none is left, or a
/// folder cannot be written. For the thread that opened the workstation. Same state and order = same bytes.
[[nodiscard]] Result<OfferExportReport> exportOffers(const Workstation& station, const OfferExportOrder& order);

/// offers.json of the station's policy.
[[nodiscard]] Result<rules::Offering> offeringOf(const Workstation& station);

} // namespace regrade::workstation
