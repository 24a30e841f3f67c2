#include "workers/errand.h"

#include <thread>
#include <utility>

namespace regrade::workers {

class Errand::Runner {
public:
    void start(std::function<void()> job)
    {
        if (m_thread.joinable()) {
            m_thread.join();
        }
        m_thread = std::jthread(std::move(job));
    }

private:
    std::jthread m_thread; ///< its destruction waits for the job
};

Errand::Errand() : m_runner(std::make_unique<Runner>()) {}
Errand::~Errand() = default;

void Errand::start(std::function<void()> job) { m_runner->start(std::move(job)); }

} // namespace regrade::workers
