#pragma once

#include "vision/camera.h"

#include <filesystem>

namespace regrade::vision {

/// Whether the file's name ends as a photograph's does (.jpg, .png, .webp, .bmp, .tif).
[[nodiscard]] bool isPhotoName(const std::filesystem::path& file);

/// Shows the photographs of a folder (or the one photograph named) in name order, again and again, one per `pace`.
/// A photo that cannot be read is passed over; a folder without any readable photo is a lost camera.
class ReplayCamera final : public Camera {
public:
    ReplayCamera(std::filesystem::path place, std::chrono::milliseconds pace);

    [[nodiscard]] Result<void> open() override;
    [[nodiscard]] Result<std::shared_ptr<const Frame>> grab() override;
    void close() override;
    [[nodiscard]] bool isPlayed() const override { return true; }
    [[nodiscard]] std::string name() const override;

private:
    [[nodiscard]] Result<std::shared_ptr<const Frame>> nextReadable();

    std::filesystem::path m_place;
    std::chrono::milliseconds m_pace;
    std::vector<std::filesystem::path> m_photos;
    std::size_t m_next = 0;
    std::int64_t m_number = 0;
    std::chrono::steady_clock::time_point m_nextFrame;
};

} // namespace regrade::vision
