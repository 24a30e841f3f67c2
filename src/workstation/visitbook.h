#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "rules/policy.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace regrade::workstation {

/// A place in a visit. The guest is a code that the house gave out: names stay with whoever gave it.
struct Guest {
    std::string code;
    bool agreed = false; ///< signed the rules of the house: no photos of people, none of parcels

    [[nodiscard]] bool operator==(const Guest&) const = default;
};

struct VisitSlot {
    std::string id;    ///< "V1", "V2", ...
    std::string begin; ///< ISO time (UTC)
    int minutes = 60;
    int capacity = 0;
    std::vector<Guest> guests;

    [[nodiscard]] bool operator==(const VisitSlot&) const = default;
};

/// Who may come and watch, and when (S8.6), in data/visits.json. What is past is removed with the next change. For one
/// program at a time.
class VisitBook {
public:
    VisitBook(std::filesystem::path data, std::shared_ptr<const rules::Policy> policy, const Clock& clock)
        : m_file(std::move(data) / "visits.json"), m_policy(std::move(policy)), m_clock(clock)
    {
    }

    /// Soonest first. Storage error: the file is none that this program wrote.
    [[nodiscard]] Result<std::vector<VisitSlot>> slots() const;
    /// Refused: switched off, a time that is past, 1 to 480 minutes, 1 to 200 places.
    [[nodiscard]] Result<VisitSlot> open(const std::string& begin, int minutes, int capacity);
    /// Books the next place for a new guest; its code. Refused: no such visit, none left, it has begun.
    [[nodiscard]] Result<std::string> book(const std::string& slot);
    /// The guest agrees to the rules of the house; without it nobody is let in.
    [[nodiscard]] Result<void> agree(const std::string& code);
    /// Refused: nobody has that code.
    [[nodiscard]] Result<void> cancel(const std::string& code);
    /// Whether the guest may be let in now: booked, agreed, and within 15 minutes before its begin to its end.
    [[nodiscard]] Result<void> admit(const std::string& code) const;

private:
    [[nodiscard]] Result<void> change(const std::function<Result<void>(std::vector<VisitSlot>&)>& how);

    std::filesystem::path m_file;
    std::shared_ptr<const rules::Policy> m_policy;
    const Clock& m_clock;
};

} // namespace regrade::workstation
