#pragma once

#include "domain/item.h"
#include "passport/prooflines.h"
#include "rules/decidingtables.h"
#include "store/eventlog.h"
#include "store/photoarchive.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::passport {

/// What a grade's proof is made from. See docs/decisions/0031-grade-proof.md.
struct ProofSource {
    domain::ItemId unit;
    std::vector<store::RecordedEvent> history; ///< of the unit
    std::vector<store::RecordedEvent> product; ///< of its product: what the camera had been taught
    rules::PolicyTexts policy;                 ///< of the policy that decided
    std::string policyVersion;                 ///< of these texts
    std::vector<store::SignedHead> heads; ///< signed before, by this station; the first that reaches far enough is used
    domain::StationId station;
    Time at;
    bool photos = false; ///< put the photos themselves in, so that the camera's part can be done again
    /// For an auditor who asked for it: show the very bytes of events, staff codes among them. Whoever sets it has
    /// asked whether this person may.
    bool open = false;
};

struct ProofMade {
    std::string file; ///< the whole text
    int opened = 0;   ///< events whose bytes are in it
    int told = 0;     ///< events whose content is in it without who did it
    int closed = 0;   ///< events of which only the hash is in it
    int photos = 0;   ///< whose bytes are in it
    std::vector<std::string> absent;
};

/// The proof of a unit's latest grade. No orders, no buyers, no names, and no staff codes unless it was opened: see
/// proofDisclosure. Refused: never graded,
/// another policy than the one that decided, an event that is not in the store.
[[nodiscard]] Result<ProofMade> makeProof(const ProofSource& source, const store::Database& store,
                                          const store::PhotoArchive& archive, const store::StationKey& key);

/// Whether an event's content stands in a proof at all, without who did it: it bears on the grade.
[[nodiscard]] bool isTold(const store::RecordedEvent& event);
/// Whether an event's own bytes may stand in a proof that is opened: it is told, holds no free text, and who did it is
/// told by a code that is no word.
[[nodiscard]] bool mayBeOpened(const store::RecordedEvent& event);

/// What the camera had learnt of one view when it looked.
struct ProofModel {
    std::string view;
    std::string model; ///< as the inspection names it
    std::optional<domain::ProductTaught> lesson;
};

/// What is needed to look again.
struct ProofLook {
    std::vector<domain::PhotoRef> photos;
    std::vector<ProofModel> models;                                                  ///< one a photo, in its order
    std::function<Result<std::vector<std::byte>>(const domain::PhotoHash&)> bytesOf; ///< hash verified
};

struct ProofOptions {
    std::filesystem::path photos; ///< where photos lie that are not in the proof; empty = nowhere
    std::string key;              ///< the station's key as the reader knows it; empty = told, not compared
    rules::PolicyTexts policy;    ///< of the policy on this PC, and its version; empty = none
    std::string policyVersion;
    /// Does the camera's part again: an inspection without proposal. Empty = it is not done.
    std::function<Result<domain::Inspection>(const ProofLook&)> lookAgain;
};

/// One figure of the record beside the same figure worked out again.
struct ProofField {
    std::string name;
    std::string stored;
    std::string again;
    [[nodiscard]] bool same() const { return stored == again; }
};

struct ProofReport {
    std::string unit;
    std::string station;
    std::string key;
    std::string at;
    std::string grade;
    std::vector<ProofFault> faults;
    std::vector<ProofField> fields;
    std::vector<std::pair<std::string, std::string>> notChecked; ///< part, why
    int opened = 0;                                              ///< events whose bytes were hashed again
    int told = 0;                                                ///< whose content is there without who did it
    int closed = 0;
    int links = 0;
    int photos = 0; ///< whose bytes were hashed again

    /// Nothing was changed and everything that was worked out again came out the same.
    [[nodiscard]] bool holds() const;
};

/// Needs no store and no network. Refused only when the file is no proof.
[[nodiscard]] Result<ProofReport> checkProof(std::string_view file, const ProofOptions& options);

/// The version of the policy that a proof says decided; empty when it does not say.
[[nodiscard]] std::string policyOfProof(std::string_view file);

/// The same content as one page in English and Chinese that opens without a network; nothing in it runs.
[[nodiscard]] Result<std::string> proofPage(std::string_view file);

} // namespace regrade::passport
