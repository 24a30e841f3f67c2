#pragma once

#include "base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace regrade::passport {

/// What is wrong with a document, and where.
struct DocumentFinding {
    std::string place; ///< "event 2", "document"
    Error problem;
};

/// A document of another house after it was read.
struct EpcisLook {
    int events = 0;
    std::string issuer;             ///< host of the document's id, else of its first read point; empty = it names none
    std::string from;               ///< YYYY-MM-DD of the earliest event, in the time zone it is written in
    std::string to;                 ///< of the latest
    std::vector<std::string> ids{}; ///< of its events
    std::vector<DocumentFinding> findings{}; ///< empty = by the rules; a hundred at most
};

/// Reads an EPCIS 2.0 document in JSON and holds it to the rules of the standard: times with their offset, an action,
/// URIs for all that is named, words of CBV 2.0 or another vocabulary's URI, and own fields only behind a declared
/// prefix. It is stricter than the schema of GS1: prefixes must be declared, and CBV has words alone. Error: no JSON,
/// or larger than 8 MiB.
[[nodiscard]] Result<EpcisLook> lookAtEpcis(std::span<const std::byte> bytes);

} // namespace regrade::passport
