#pragma once

#include "base/result.h"
#include "exchange/hubaddress.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::exchange {

/// How long the station waits for the hub. No call waits longer; a dead link is noticed within these.
struct LinkTimes {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds call{8'000};
};

/// One field of an answer; NULL is nothing.
using Field = std::optional<std::string>;
using Answer = std::vector<std::vector<Field>>;
/// The field of an answer's first row; NULL when there is none.
[[nodiscard]] Field fieldOf(const Answer& answer, std::size_t column);
/// A value for a `$n`; nothing is NULL.
using Parameters = std::vector<Field>;

/// One connection to a PostgreSQL server. Belongs to one thread. After a `device` error it is closed.
class HubLink {
public:
    /// `given up` is asked ten times a second while waiting; true ends every call with an error.
    [[nodiscard]] static Result<HubLink> open(const HubAddress& address, const std::string& program,
                                              const LinkTimes& times, std::function<bool()> givenUp);
    HubLink(HubLink&&) noexcept;
    HubLink& operator=(HubLink&&) noexcept;
    ~HubLink();

    /// One statement.
    [[nodiscard]] Result<Answer> ask(const std::string& sql, const Parameters& parameters = {});
    /// Runs `work` between BEGIN and COMMIT; again, up to five times, when the server asks for it (40001, 40P01).
    [[nodiscard]] Result<void> inTransaction(const std::string& begin, const std::function<Result<void>()>& work);
    [[nodiscard]] bool isOpen() const;
    /// The five letters of the last refusal by the server; empty when the link itself failed.
    [[nodiscard]] const std::string& lastState() const;

private:
    struct Parts;
    explicit HubLink(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// A PostgreSQL array of these texts, for unnest.
[[nodiscard]] std::string arrayOf(const std::vector<std::string>& texts);
[[nodiscard]] std::string arrayOf(const std::vector<std::int64_t>& numbers);

} // namespace regrade::exchange
