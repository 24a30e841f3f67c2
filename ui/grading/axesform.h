#pragma once

#include "domain/item.h"
#include "stations/inspection.h"

#include <QString>

#include <optional>

namespace regrade::ui {

/// What the person at grading has said so far. Packaging and function start unset: there is no default for them. The
/// cosmetic axis starts at the camera's proposal.
struct AxesForm {
    domain::Axes axes;
    std::optional<domain::Cosmetic> proposed;
    QString cosmeticReason;
    QString overrideTo;
    QString overrideReason;

    /// Takes the state of a unit that was just put on the bench.
    void start(const domain::Item& item);
    /// Takes a new proposal; replaces the cosmetic level only while the person has not chosen another one.
    void propose(std::optional<domain::Cosmetic> level);
    /// Ids as the buttons send them; an unknown id changes nothing.
    void choosePackaging(const QString& id);
    void chooseCosmetic(const QString& id);
    void chooseFunction(const QString& id);

    [[nodiscard]] QString packagingId() const;
    [[nodiscard]] QString cosmeticId() const;
    [[nodiscard]] QString functionId() const;
    [[nodiscard]] QString proposedId() const;
    [[nodiscard]] bool differsFromProposal() const { return proposed && axes.cosmetic && *proposed != *axes.cosmetic; }
    [[nodiscard]] stations::GradingForm filled(std::chrono::milliseconds assessment) const;
};

} // namespace regrade::ui
