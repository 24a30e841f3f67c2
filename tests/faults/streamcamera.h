#pragma once

#include <atomic>
#include <opencv2/core/mat.hpp>
#include <string>
#include <thread>
#include <vector>

namespace regrade::faults {

/// What a broken camera does.
enum class CameraFault {
    none,
    unplugged, ///< gone in the middle of a picture; nobody answers at its place
    silent,    ///< takes calls and says nothing
    frozen,    ///< the same picture again and again
    black,
    otherSize,
    empty,   ///< pictures of no bytes
    damaged, ///< pictures that end in the middle, and pictures of rubbish
};

/// A network camera on this machine: MJPEG over HTTP, each picture with noise of its own, and faults by order.
class StreamCamera {
public:
    StreamCamera();
    ~StreamCamera();
    StreamCamera(const StreamCamera&) = delete;
    StreamCamera& operator=(const StreamCamera&) = delete;

    [[nodiscard]] std::string url() const;
    void show(CameraFault fault) { m_fault = fault; }

    static constexpr int kWidth = 320;
    static constexpr int kHeight = 240;
    static constexpr int kOtherWidth = 480;

private:
    struct Caller {
        int socket = -1;
        bool answered = false;
    };
    void serve();
    void listenAgain();
    void takeCalls();
    void hangUp();
    [[nodiscard]] bool answer(Caller& caller);
    [[nodiscard]] std::string nextPart();
    [[nodiscard]] std::string picture(CameraFault fault);

    std::atomic<CameraFault> m_fault{CameraFault::none};
    std::atomic<bool> m_closing{false};
    int m_listener = -1;
    int m_port = 0;
    std::vector<Caller> m_callers;
    std::vector<std::string> m_pictures;
    std::size_t m_next = 0;
    std::thread m_thread;
};

} // namespace regrade::faults
