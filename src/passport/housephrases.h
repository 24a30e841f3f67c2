#pragma once

#include "passport/phrases.h"

namespace regrade::passport {

/// How events are told in which followers have a say, and those of the house itself; part of phraseOf.
struct HousePhrases {
    Phrase operator()(const domain::PollOpened& event) const;
    Phrase operator()(const domain::VotesCounted& event) const;
    Phrase operator()(const domain::PollClosed& event) const;
    Phrase operator()(const domain::AuctionOpened& event) const;
    Phrase operator()(const domain::BidPlaced& event) const;
    Phrase operator()(const domain::AuctionClosed& event) const;
    Phrase operator()(const domain::RecheckPlanned& event) const;
    Phrase operator()(const domain::RecheckDrawn& event) const;
    Phrase operator()(const domain::RecheckAssigned& event) const;
    Phrase operator()(const domain::RecheckSubmitted& event) const;
    Phrase operator()(const domain::RecheckAdjudicated& event) const;
    Phrase operator()(const domain::RecheckMissed& event) const;
    Phrase operator()(const domain::RecheckClosed& event) const;
    Phrase operator()(const domain::ExperimentOpened& event) const;
    Phrase operator()(const domain::ExperimentClosed& event) const;
};

} // namespace regrade::passport
