#pragma once

#include <atomic>

namespace regrade::workers {

/// Wakes the print room, which waits in poll(). From any thread; it may outlive the room.
class Bell {
public:
    Bell();
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    /// Something is to be looked at.
    void ring();
    /// A person waits: printers that are off are to be tried again at once.
    void call();
    void silence();
    /// Whether somebody has called since it was asked last.
    [[nodiscard]] bool wasCalled() { return m_called.exchange(false); }
    [[nodiscard]] int handle() const { return m_handle; }

private:
    int m_handle;
    std::atomic<bool> m_called{false};
};

} // namespace regrade::workers
