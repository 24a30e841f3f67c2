#include "vision/replaycamera.h"

#include "vision/photoset.h"

#include <algorithm>
#include <array>
#include <thread>

namespace regrade::vision {
namespace {

std::vector<std::filesystem::path> photosIn(const std::filesystem::path& place)
{
    std::error_code fault;
    if (std::filesystem::is_regular_file(place, fault)) {
        return {place};
    }
    return photoFilesIn(place);
}

} // namespace

bool isPhotoName(const std::filesystem::path& file)
{
    static constexpr std::array<std::string_view, 7> kEndings{".jpg", ".jpeg", ".png", ".webp",
                                                              ".bmp", ".tif",  ".tiff"};
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

ReplayCamera::ReplayCamera(std::filesystem::path place, std::chrono::milliseconds pace)
    : m_place(std::move(place)), m_pace(pace)
{
}

Result<void> ReplayCamera::open()
{
    m_photos = photosIn(m_place);
    m_next = 0;
    m_nextFrame = std::chrono::steady_clock::now();
    if (m_photos.empty()) {
        return deviceError("There is no photograph at {}. Put photographs there or choose another camera.",
                           {m_place.string()});
    }
    return {};
}

Result<std::shared_ptr<const Frame>> ReplayCamera::nextReadable()
{
    for (std::size_t tried = 0; tried < m_photos.size(); ++tried) {
        const std::filesystem::path& file = m_photos[m_next];
        m_next = (m_next + 1) % m_photos.size();
        Result<cv::Mat> photo = readPhoto(file);
        if (photo) {
            auto frame = std::make_shared<Frame>();
            frame->image = std::move(photo).value();
            frame->takenAt = SystemClock().now();
            frame->number = ++m_number;
            return std::shared_ptr<const Frame>(std::move(frame));
        }
    }
    close();
    return deviceError("No photograph at {} can be read any more.", {m_place.string()});
}

Result<std::shared_ptr<const Frame>> ReplayCamera::grab()
{
    std::this_thread::sleep_until(m_nextFrame);
    m_nextFrame = std::max(m_nextFrame + m_pace, std::chrono::steady_clock::now());
    return nextReadable();
}

void ReplayCamera::close() { m_photos.clear(); }

std::string ReplayCamera::name() const
{
    std::error_code fault;
    return std::filesystem::is_regular_file(m_place, fault) ? "Photograph " + m_place.filename().string()
                                                            : "Folder of photographs";
}

} // namespace regrade::vision
