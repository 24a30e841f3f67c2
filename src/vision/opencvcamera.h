#pragma once

#include "vision/camera.h"

#include <opencv2/videoio.hpp>

namespace regrade::vision {

/// A USB camera (V4L2), a network stream or a video file (FFMPEG). A video file is played at its own speed and starts
/// again at its end. Names its backend and never waits longer than about 2 s for a stream.
class OpenCvCamera final : public Camera {
public:
    enum class Kind { usb, network, video };

    OpenCvCamera(Kind kind, std::string source);

    [[nodiscard]] Result<void> open() override;
    [[nodiscard]] Result<std::shared_ptr<const Frame>> grab() override;
    void close() override;
    /// V4L2 cameras only, as far as the driver takes the wish.
    [[nodiscard]] Result<void> lockControls(bool lock) override;
    [[nodiscard]] bool isPlayed() const override { return m_kind == Kind::video; }
    [[nodiscard]] std::string name() const override;

private:
    [[nodiscard]] bool openCapture();
    [[nodiscard]] bool readInto(cv::Mat& image);
    void waitForTurn();
    [[nodiscard]] Error lost(std::string detail = {});

    Kind m_kind;
    std::string m_source;
    cv::VideoCapture m_capture;
    std::vector<std::pair<int, double>> m_unlocked; ///< properties as they were before they were held
    std::int64_t m_number = 0;
    std::chrono::nanoseconds m_frameTime{0};
    std::chrono::steady_clock::time_point m_nextFrame;
};

} // namespace regrade::vision
