#include "vision/opencvcamera.h"

#include "vision/photofile.h"

#include <filesystem>
#include <opencv2/videoio.hpp>
#include <thread>

namespace regrade::vision {
namespace {

constexpr int kPatienceMs = 2000;
/// So long a camera may send nothing but damaged pictures.
constexpr std::chrono::seconds kDamagedPatience{1};
constexpr int kWantedWidth = 1280;
constexpr int kWantedHeight = 960;

/// The host of a URL, without a user's name and password.
std::string hostOf(const std::string& url)
{
    const std::size_t start = url.find("://") + 3;
    const std::size_t end = url.find('/', start);
    const std::string place = url.substr(start, end == std::string::npos ? end : end - start);
    const std::size_t at = place.rfind('@');
    return at == std::string::npos ? place : place.substr(at + 1);
}

} // namespace

OpenCvCamera::OpenCvCamera(Kind kind, std::string source) : m_kind(kind), m_source(std::move(source)) {}

bool OpenCvCamera::openCapture(const Media& media)
{
    m_capture.reset();
    std::error_code fault;
    if (m_kind != Kind::network && !std::filesystem::exists(m_source, fault)) {
        return false;
    }
    auto capture = media.source();
    if (m_kind == Kind::usb) {
        const std::vector<std::pair<int, int>> wishes{{cv::CAP_PROP_FOURCC, codeOf('M', 'J', 'P', 'G')},
                                                      {cv::CAP_PROP_FRAME_WIDTH, kWantedWidth},
                                                      {cv::CAP_PROP_FRAME_HEIGHT, kWantedHeight}};
        if (!capture->open(m_source, cv::CAP_V4L2, {})) {
            return false;
        }
        for (const auto& [property, value] : wishes) {
            capture->set(property, value); // a wish: the driver takes what comes nearest
        }
        m_capture = std::move(capture);
        return true;
    }
    if (!capture->open(m_source, cv::CAP_FFMPEG,
                       {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, kPatienceMs, cv::CAP_PROP_READ_TIMEOUT_MSEC, kPatienceMs})) {
        return false;
    }
    const int codec = static_cast<int>(capture->get(cv::CAP_PROP_FOURCC));
    const bool pictures =
        codec == codeOf('M', 'J', 'P', 'G') || codec == codeOf('m', 'j', 'p', 'e'); // how OpenCV tells "mjpeg"
    m_coded = m_kind == Kind::network && pictures && capture->set(cv::CAP_PROP_FORMAT, -1);
    m_capture = std::move(capture);
    return true;
}

Result<void> OpenCvCamera::open()
{
    close();
    const auto cameras = media();
    if (!cameras) {
        return cameras.error();
    }
    try {
        if (!openCapture(**cameras)) {
            return deviceError("{} cannot be opened. Check its plug and its power.", {name()}, m_source);
        }
        const double perSecond = m_kind == Kind::video ? m_capture->get(cv::CAP_PROP_FPS) : 0.0;
        m_frameTime = perSecond > 0.0 ? std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / perSecond))
                                      : std::chrono::nanoseconds(0);
        m_nextFrame = std::chrono::steady_clock::now();
    } catch (const cv::Exception& fault) {
        return deviceError("{} cannot be opened. Check its plug and its power.", {name()}, fault.what());
    }
    return {};
}

bool OpenCvCamera::readInto(cv::Mat& image)
{
    if (m_capture->read(image) && !image.empty()) {
        return true;
    }
    if (m_kind != Kind::video) {
        return false;
    }
    const auto cameras = media();
    return cameras && openCapture(**cameras) && m_capture->read(image) && !image.empty();
}

Result<cv::Mat> OpenCvCamera::readCoded()
{
    const auto end = std::chrono::steady_clock::now() + kDamagedPatience;
    while (true) {
        cv::Mat bytes;
        if (!m_capture->read(bytes) || bytes.empty()) {
            return lost("no frame");
        }
        auto picture = decodePhoto({reinterpret_cast<const std::byte*>(bytes.data), bytes.total() * bytes.elemSize()});
        if (picture) {
            return picture;
        }
        if (std::chrono::steady_clock::now() >= end) {
            close();
            return deviceError("{} sends damaged pictures only. Check its cable and its power.", {name()},
                               picture.error().what());
        }
    }
}

void OpenCvCamera::waitForTurn()
{
    if (m_frameTime.count() == 0) {
        return;
    }
    std::this_thread::sleep_until(m_nextFrame);
    m_nextFrame = std::max(m_nextFrame + m_frameTime, std::chrono::steady_clock::now());
}

Result<std::shared_ptr<const Frame>> OpenCvCamera::grab()
{
    if (m_capture == nullptr || !m_capture->isOpen()) {
        return lost("not open");
    }
    try {
        waitForTurn();
        auto frame = std::make_shared<Frame>();
        std::error_code fault;
        if (m_kind == Kind::video && !std::filesystem::exists(m_source, fault)) {
            return lost("the file is gone");
        }
        if (m_coded) {
            auto picture = readCoded();
            if (!picture) {
                return picture.error();
            }
            frame->image = std::move(*picture);
        } else if (!readInto(frame->image) || frame->image.type() != CV_8UC3) {
            return lost("no frame");
        } else {
            frame->image = frame->image.clone(); // the capture keeps and reuses its own buffer
        }
        frame->takenAt = SystemClock().now();
        frame->number = ++m_number;
        return std::shared_ptr<const Frame>(std::move(frame));
    } catch (const cv::Exception& fault) {
        return lost(fault.what());
    }
}

Error OpenCvCamera::lost(std::string detail)
{
    close();
    return deviceError("{} sends no picture any more. Check its plug and its power.", {name()}, std::move(detail));
}

Result<void> OpenCvCamera::lockControls(bool lock)
{
    if (m_kind != Kind::usb || m_capture == nullptr) {
        return Camera::lockControls(lock);
    }
    try {
        if (!lock) {
            for (auto held = m_unlocked.rbegin(); held != m_unlocked.rend(); ++held) {
                m_capture->set(held->first, held->second);
            }
            m_unlocked.clear();
            return {};
        }
        // V4L2: exposure 1 = by hand. The exposure of the moment is set again, because some drivers forget it.
        const std::vector<std::pair<int, double>> wishes{{cv::CAP_PROP_AUTO_EXPOSURE, 1},
                                                         {cv::CAP_PROP_EXPOSURE, m_capture->get(cv::CAP_PROP_EXPOSURE)},
                                                         {cv::CAP_PROP_AUTO_WB, 0},
                                                         {cv::CAP_PROP_AUTOFOCUS, 0}};
        for (const auto& [property, value] : wishes) {
            const double before = m_capture->get(property);
            if (m_capture->set(property, value)) {
                m_unlocked.emplace_back(property, before);
            }
        }
    } catch (const cv::Exception&) {
        return Camera::lockControls(lock);
    }
    return m_unlocked.empty() ? Camera::lockControls(lock) : Result<void>();
}

void OpenCvCamera::close()
{
    m_unlocked.clear();
    m_capture.reset();
}

std::string OpenCvCamera::name() const
{
    switch (m_kind) {
    case Kind::network: return "Network camera " + hostOf(m_source);
    case Kind::video: return "Video file " + std::filesystem::path(m_source).filename().string();
    case Kind::usb: break;
    }
    const std::string device = "/dev/video";
    return "USB camera " + (m_source.starts_with(device) ? m_source.substr(device.size()) : m_source);
}

} // namespace regrade::vision
