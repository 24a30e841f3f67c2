#pragma once

#include "vision/camera.h"
#include "vision/media.h"

namespace regrade::vision {

/// A USB camera (V4L2), a network stream or a video file (FFMPEG). A video file is played at its own speed and starts
/// again at its end. Names its backend and never waits longer than about 2 s for a stream. Pictures of an MJPEG stream
/// are decoded here: FFMPEG fills damaged ones with grey, and cuts those of another size to the first one's.
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
    [[nodiscard]] bool openCapture(const Media& media);
    [[nodiscard]] bool readInto(cv::Mat& image);
    [[nodiscard]] Result<cv::Mat> readCoded();
    void waitForTurn();
    [[nodiscard]] Error lost(std::string detail = {});

    Kind m_kind;
    std::string m_source;
    std::unique_ptr<PictureSource> m_capture;       ///< unset while it is closed
    bool m_coded = false;                           ///< it gives the bytes of whole JPEG pictures
    std::vector<std::pair<int, double>> m_unlocked; ///< properties as they were before they were held
    std::int64_t m_number = 0;
    std::chrono::nanoseconds m_frameTime{0};
    std::chrono::steady_clock::time_point m_nextFrame;
};

} // namespace regrade::vision
