#include "workers/printbell.h"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace regrade::workers {

Bell::Bell() : m_handle(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Bell::~Bell()
{
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

void Bell::ring()
{
    const std::uint64_t one = 1;
    // It can only fail when it rings already.
    static_cast<void>(::write(m_handle, &one, sizeof one) == sizeof one);
}

void Bell::call()
{
    m_called = true;
    ring();
}

void Bell::silence()
{
    std::uint64_t rung = 0;
    static_cast<void>(::read(m_handle, &rung, sizeof rung) == sizeof rung);
}

} // namespace regrade::workers
