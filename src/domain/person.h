#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "domain/ids.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace regrade::domain {

/// What a person may do is told by the role; the roles and the matrix are the policy's (roles.json).
using RoleId = StrongId<struct RoleIdKind>;
/// Something that a role may do or not: "unit.grade".
using DeedId = StrongId<struct DeedIdKind>;

/// Who may work here. A staff code, never a name; badge and PIN are kept as hashes only and stand in no event.
struct Person {
    ActorId code;
    RoleId role;
    std::optional<OwnerId> owner; ///< the seller whose units alone an owner's view shows
    bool retired = false;

    [[nodiscard]] bool operator==(const Person&) const = default;
};

/// How careful the house is with wrong PINs and with people who walk away.
struct SignInRules {
    int freeMisses = 3;                 ///< wrong PINs in a row without a wait
    std::chrono::seconds firstDelay{1}; ///< after the next miss; doubles with each further one
    int lockAtMisses = 10;              ///< in a row; then a lead must reset
    int triesInWindow = 100;            ///< wrong PINs of one badge in the window
    std::chrono::hours window{std::chrono::days{30}};
    std::chrono::minutes idle{5}; ///< without a deed or a key; then the badge is asked for again
};

/// What the system gave out; told once and never shown again.
struct Credentials {
    std::string badge; ///< text of the QR code on the badge; empty = the old badge stays valid
    std::string pin;   ///< 6 figures
};

/// Someone who is signed in. The token is the proof that goes with every deed.
struct SignedIn {
    std::string token;
    Person person;
};

// Deeds that leave no event on a unit or a product.
inline constexpr const char* kManagePeople = "person.manage";
inline constexpr const char* kReadPeople = "person.read";
inline constexpr const char* kEndShift = "shift.end";
inline constexpr const char* kAnnounceReturns = "returns.announce";
inline constexpr const char* kAdjustParts = "part.adjust";
inline constexpr const char* kTrustStations = "station.trust";
inline constexpr const char* kChangeMarketRules = "market.change"; ///< import, rollback, signing
/// The one skill that a stage may ask for: testing of mains units, by an electrically skilled person (EN 50678).
inline constexpr const char* kElectrical = "electrical";
inline constexpr const char* kLookAtUnits = "look.units";
inline constexpr const char* kLookAtLists = "look.lists"; ///< held to the own units in an owner's view
inline constexpr const char* kLookAtFigures = "look.figures";
inline constexpr const char* kOpenProofs = "proof.open"; ///< a proof that shows the bytes of events, with staff codes
inline constexpr const char* kLookAtSettlement = "look.settlement";        ///< what every seller owes the house
inline constexpr const char* kLookAtOwnSettlement = "look.own_settlement"; ///< held to the own units in an owner's view

/// What these events together amount to, by the names of the role matrix, each once. Refusals are asked of these, so a
/// deed cannot be forgotten: an event that no deed names does not compile.
[[nodiscard]] std::vector<DeedId> deedsOf(const Events& events);

/// Every deed that the program knows: those of events, and those without one. The role matrix must have exactly these.
[[nodiscard]] const std::vector<DeedId>& everyDeed();

/// A staff code as it is stored: 2 to 12 capital letters, figures or hyphens. Invalid: anything else, so also a name
/// with a space and a mail address.
[[nodiscard]] Result<ActorId> staffCode(std::string_view typed);

} // namespace regrade::domain
