#pragma once

#include "base/result.h"

#include <chrono>
#include <functional>
#include <memory>

namespace regrade::workers {

/// How often the courier goes, and how patient it is while nobody answers.
struct CourierPace {
    std::chrono::milliseconds every{2'000};
    std::chrono::milliseconds longest{30'000}; ///< between two tries when nobody answers
};

/// A thread that goes to the shared hub and back, again and again; the wait doubles, with some chance in it, while the
/// hub does not answer. On destruction it stops at once.
class Courier {
public:
    /// Told when the courier should give up what it is doing.
    using GivenUp = std::function<bool()>;
    /// One way there and back; runs on the courier's thread.
    using Trip = std::function<Result<void>(const GivenUp&)>;

    Courier(Trip trip, CourierPace pace);
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    /// Goes now instead of at the end of its wait.
    void hurry();

private:
    class Road;
    std::unique_ptr<Road> m_road;
};

/// The wait before the next trip after so many that failed, 0 = the last one went well. `chance` is 0..1.
[[nodiscard]] std::chrono::milliseconds courierWait(const CourierPace& pace, int failed, double chance);

} // namespace regrade::workers
