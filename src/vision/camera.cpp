#include "vision/camera.h"

#include "vision/opencvcamera.h"
#include "vision/replaycamera.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace regrade::vision {
namespace {

constexpr std::chrono::milliseconds kReplayPace{400};

bool isNumber(const std::string& text)
{
    return !text.empty() && text.size() <= 3 &&
           std::all_of(text.begin(), text.end(), [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

bool isStream(const std::string& source)
{
    return source.starts_with("http://") || source.starts_with("https://") || source.starts_with("rtsp://") ||
           source.starts_with("rtsps://");
}

} // namespace

Result<void> Camera::lockControls(bool)
{
    return refused("{} cannot hold its exposure, white balance and focus.", {name()});
}

Result<std::unique_ptr<Camera>> makeCamera(const std::string& source)
{
    namespace fs = std::filesystem;
    if (source.empty()) {
        return invalid("No camera is chosen. Choose one in the settings.");
    }
    if (isNumber(source)) {
        return std::unique_ptr<Camera>(std::make_unique<OpenCvCamera>(OpenCvCamera::Kind::usb, "/dev/video" + source));
    }
    if (isStream(source)) {
        return std::unique_ptr<Camera>(std::make_unique<OpenCvCamera>(OpenCvCamera::Kind::network, source));
    }
    std::error_code fault;
    if (fs::is_directory(source, fault) || isPhotoName(source)) {
        return std::unique_ptr<Camera>(std::make_unique<ReplayCamera>(source, kReplayPace));
    }
    if (fs::is_regular_file(source, fault)) {
        return std::unique_ptr<Camera>(std::make_unique<OpenCvCamera>(OpenCvCamera::Kind::video, source));
    }
    if (source.starts_with("/dev/")) {
        return std::unique_ptr<Camera>(std::make_unique<OpenCvCamera>(OpenCvCamera::Kind::usb, source));
    }
    return notFound("There is no camera, folder or video at {}. Check the settings.", {source});
}

} // namespace regrade::vision
