#pragma once

#include <functional>
#include <memory>

namespace regrade::workers {

/// One long job beside clerk and bench, on a thread that lives only for it: filling the demo warehouse. A new job waits
/// for the one before; destruction waits for the job.
class Errand {
public:
    Errand();
    ~Errand();
    Errand(const Errand&) = delete;
    Errand& operator=(const Errand&) = delete;

    void start(std::function<void()> job);

private:
    class Runner;
    std::unique_ptr<Runner> m_runner;
};

} // namespace regrade::workers
