#pragma once

#include "domain/event.h"
#include "store/eventrow.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace regrade::passport {

// What maker, checker and page of a proof share.

/// "S1/12": the place of an event in the chains, as parts name it.
[[nodiscard]] std::string partOf(const store::RecordedEvent& event);
/// The event's body without what people wrote freely, as it is told beside the chain.
[[nodiscard]] std::string bodyOf(const store::RecordedEvent& event);
/// Everything of an event that its hash is made of, but the hash before it.
[[nodiscard]] nlohmann::json openedOf(const store::EventRow& row);
/// Throws what the JSON library throws when a field is not there or of another type.
[[nodiscard]] store::EventRow rowFrom(const nlohmann::json& opened);

/// Hex SHA-256.
[[nodiscard]] std::string sumOfText(std::string_view text);

/// What a proof tells and what it keeps back, in English and Chinese.
[[nodiscard]] nlohmann::json proofDisclosure(bool opened);

} // namespace regrade::passport
