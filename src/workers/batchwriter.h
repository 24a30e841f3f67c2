#pragma once

#include "base/clock.h"
#include "store/batchbook.h"
#include "workers/clerk.h"

#include <functional>

namespace regrade::workers {

/// Writes what a station notes of its batches, see store/batchbook.h, on the clerk's thread. Any thread; clerk, store
/// and clock must outlive it.
class BatchWriter {
public:
    using Work = std::function<Result<void>(store::Database&, Time)>;

    BatchWriter(Clerk& clerk, store::Database& writer, const Clock& clock)
        : m_clerk(&clerk), m_writer(&writer), m_clock(&clock)
    {
    }

    /// `done` is called on the clerk's thread.
    void write(Work work, std::function<void(Result<void>)> done) const
    {
        m_clerk->attend([writer = m_writer, clock = m_clock, work = std::move(work), done = std::move(done)] {
            done(writer->inTransaction([&] { return work(*writer, clock->now()); }));
        });
    }
    /// The same, and waits; never for the UI thread.
    [[nodiscard]] Result<void> writeAndWait(const Work& work) const
    {
        return m_clerk->attendAndWait(
            [&] { return m_writer->inTransaction([&] { return work(*m_writer, m_clock->now()); }); });
    }

private:
    Clerk* m_clerk;
    store::Database* m_writer;
    const Clock* m_clock;
};

} // namespace regrade::workers
