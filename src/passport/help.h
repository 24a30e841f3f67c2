#pragma once

#include "passport/evidence.h"

namespace regrade::passport {

/// Words in both languages of the house that wrote them; a foreign policy is not known here.
struct TicketStep {
    domain::Text stage;
    domain::Text name;
    bool passed = false;
    std::string value; ///< with its unit; empty = none
    std::string note;
};

/// A question of another site, or an own one. Nothing of it is put on record where it is opened.
struct OpenedTicket {
    VerifiedPack pack;
    std::string ticket;
    std::string question;
    domain::Text stage;
    domain::Text step; ///< empty = no step was ahead
    std::string product;
    std::string grade;
    std::vector<TicketStep> steps;
    std::vector<std::string> photos; ///< names in the pack; those of the question come first
};

struct OpenedAnswer {
    VerifiedPack pack;
    std::string ticket;
    std::string answer;
    std::vector<std::string> photos; ///< names in the pack
};

[[nodiscard]] std::string newTicket();

/// The evidence pack of a unit with the question in it. `source` has the question in its history already.
[[nodiscard]] Result<EvidenceWritten> writeTicket(const EvidenceSource& source, const domain::HelpAsked& asked,
                                                  const store::PhotoArchive& archive, const store::StationKey& key,
                                                  const std::filesystem::path& to);
/// Refused: not intact (see verifyPack), another kind of pack.
[[nodiscard]] Result<OpenedTicket> openTicket(const PackReader& pack);

struct AnswerForm {
    std::string words;
    std::vector<std::vector<std::byte>> photos; ///< photo files
    domain::StationId station;
    Time at;
};
/// A file of its own, signed by the station that answers.
[[nodiscard]] Result<void> writeAnswer(const OpenedTicket& ticket, const AnswerForm& form, const store::StationKey& key,
                                       const std::filesystem::path& to);
[[nodiscard]] Result<OpenedAnswer> openAnswer(const PackReader& pack);

/// The question of a ticket as it stands in a unit's history. Refused: it was never asked here.
[[nodiscard]] Result<domain::HelpAsked> askedIn(const std::vector<store::RecordedEvent>& history,
                                                const std::string& ticket);
/// A picture of a foreign pack, made anew so that it is safe to show.
[[nodiscard]] Result<std::vector<std::byte>> pictureIn(const PackReader& pack, const std::string& name);
/// Puts the answer's pictures into the archive, made anew.
[[nodiscard]] Result<std::vector<domain::PhotoRef>> archivePictures(const PackReader& pack, const OpenedAnswer& answer,
                                                                    const store::PhotoArchive& archive);

} // namespace regrade::passport
