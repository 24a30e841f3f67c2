#pragma once

#include "domain/item.h"
#include "passport/packseal.h"
#include "rules/policy.h"
#include "store/eventlog.h"
#include "store/photoarchive.h"

#include <functional>
#include <memory>
#include <utility>

namespace regrade::passport {

/// What a pack is made from: a unit's record as one station has it.
struct EvidenceSource {
    domain::Item item;
    std::vector<store::RecordedEvent> history;
    std::shared_ptr<const rules::Policy> policy;
    domain::StationId station;
    Time at;
};

struct EvidenceWritten {
    std::filesystem::path file;
    int events = 0;
    int photos = 0;
    int films = 0;
    std::int64_t bytes = 0; ///< of all files, without the pack's own list
    std::vector<std::string> absent;
};

/// A text that goes into the pack beside the evidence, e.g. a question.
using PackedText = std::pair<std::string, std::string>;

/// Writes a unit's evidence pack: report.html, its photos and films, steps.json, pairs.json (before and after the
/// repair), events.json with the hashes of the chain. No staff codes, no order numbers; photos leave without what was
/// written beside the picture. Reads files, so not for the UI thread.
[[nodiscard]] Result<EvidenceWritten> writeEvidence(const EvidenceSource& source, const store::PhotoArchive& archive,
                                                    const store::StationKey& key, const std::filesystem::path& to,
                                                    PackKind kind = PackKind::evidence,
                                                    const std::vector<PackedText>& texts = {});

/// The name that a pack gets where nobody chose one: "evidence-BCDEFGHIJKLNO-20261128T145001Z.zip".
[[nodiscard]] std::string packName(PackKind kind, const std::string& unit, Time at);

/// Where a photo or a film lies in a pack; empty while it is not in it.
struct PackedPicture {
    std::string name;  ///< "photos/ab....jpg"
    std::string small; ///< data URI of a smaller picture; photos only
};

/// One page in English and Chinese that opens without a network; nothing in it runs. `pictures` goes by hash.
[[nodiscard]] std::string evidenceReport(const EvidenceSource& source,
                                         const std::function<PackedPicture(const domain::PhotoHash&)>& pictures);

} // namespace regrade::passport
