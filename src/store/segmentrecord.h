#pragma once

#include "store/eventrow.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace regrade::store {

/// The first bytes of every segment file.
inline constexpr std::string_view kSegmentMark = "RGSEG1\n";

/// One event as it stands in a segment file: length (4 bytes, lowest first), BLAKE2b-128 of the rest, the event's place
/// in the order of arrival, then its columns, each text led by its length.
struct SegmentRecord {
    std::int64_t place = 0;
    EventRow event;
    std::size_t size = 0; ///< in the file, bytes
};

void addRecord(std::string& bytes, std::int64_t place, const EventView& event);
/// Nothing when the bytes do not begin with a whole record.
[[nodiscard]] std::optional<SegmentRecord> firstRecord(std::string_view bytes);

} // namespace regrade::store
