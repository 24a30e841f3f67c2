#pragma once

#include "base/result.h"

#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <string>

namespace regrade::vision {

/// Pictures a second of every film.
inline constexpr int kFilmPace = 12;
/// Height of the band that is added below every picture, pixels.
inline constexpr int kFilmBand = 32;

/// The picture as a film shows it: at most 1280 pixels wide, even sides, and below it a black band with the words.
/// Letters that are not ASCII are shown as "?": the words are tags, ids and times.
[[nodiscard]] cv::Mat filmPicture(const cv::Mat& picture, const std::string& words);

/// An MP4 file with H.264, written picture by picture. Belongs to one thread.
class FilmFile {
public:
    [[nodiscard]] static Result<FilmFile> create(const std::filesystem::path& file, cv::Size size);
    FilmFile(FilmFile&&) noexcept;
    ~FilmFile();

    /// `picture` has the file's size, see filmPicture.
    void add(const cv::Mat& picture);
    /// Finishes the file and reads it back: storage error when it does not hold every picture.
    [[nodiscard]] Result<void> close();
    [[nodiscard]] int pictures() const;

private:
    struct Writing;
    explicit FilmFile(std::unique_ptr<Writing> writing);
    std::unique_ptr<Writing> m_writing;
};

} // namespace regrade::vision
