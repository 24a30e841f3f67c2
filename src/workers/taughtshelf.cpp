#include "workers/taughtshelf.h"

#include "vision/photofile.h"

#include <algorithm>

namespace regrade::workers {

namespace {

constexpr std::size_t kPlaces = 6;

std::string keyOf(const std::vector<domain::PhotoRef>& photos)
{
    std::string key;
    for (const domain::PhotoRef& photo : photos) {
        key += photo.hash.text() + " ";
    }
    return key;
}

} // namespace

Result<std::shared_ptr<const vision::TaughtProduct>> TaughtShelf::of(const std::vector<domain::PhotoRef>& photos)
{
    const std::string key = keyOf(photos);
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == key; });
    if (found != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found);
        return found->taught;
    }
    auto taught = vision::teach(photos.size(), [&](std::size_t index) -> Result<cv::Mat> {
        const auto bytes = m_archive.read(photos[index].hash);
        return bytes ? vision::decodePhoto(*bytes) : Result<cv::Mat>(bytes.error());
    });
    if (taught) {
        keep(photos, *taught);
    }
    return taught;
}

std::shared_ptr<const vision::TaughtProduct> TaughtShelf::held(const std::vector<domain::PhotoRef>& photos) const
{
    const std::string key = keyOf(photos);
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == m_entries.end() ? nullptr : found->taught;
}

void TaughtShelf::keep(const std::vector<domain::PhotoRef>& photos, std::shared_ptr<const vision::TaughtProduct> taught)
{
    const std::string key = keyOf(photos);
    m_entries.remove_if([&](const Entry& entry) { return entry.key == key; });
    m_entries.push_front({key, std::move(taught)});
    if (m_entries.size() > kPlaces) {
        m_entries.pop_back();
    }
}

} // namespace regrade::workers
