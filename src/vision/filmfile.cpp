#include "vision/filmfile.h"

#include "vision/media.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <cmath>

namespace regrade::vision {

namespace {

constexpr int kWidest = 1280;
constexpr int kMargin = 10;

int even(double side) { return std::max(2, 2 * static_cast<int>(side / 2)); }

cv::Size sizeOnFilm(const cv::Size& picture)
{
    const double scale = std::min(1.0, static_cast<double>(kWidest) / picture.width);
    return {even(picture.width * scale), even(picture.height * scale)};
}

std::string ascii(const std::string& words)
{
    std::string plain;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            plain += byte < 0x20 ? ' ' : c;
        } else if (byte >= 0xC0) { // the first byte of a letter
            plain += '?';
        }
    }
    return plain;
}

void write(cv::Mat band, const std::string& words)
{
    constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
    double scale = 0.6;
    int below = 0;
    const int room = band.cols - 2 * kMargin;
    const cv::Size wide = cv::getTextSize(words, kFont, scale, 1, &below);
    scale *= std::min(1.0, static_cast<double>(room) / std::max(1, wide.width));
    const cv::Size size = cv::getTextSize(words, kFont, scale, 1, &below);
    cv::putText(band, words, {kMargin, (band.rows + size.height) / 2}, kFont, scale, cv::Scalar::all(255), 1,
                cv::LINE_AA);
}

Error unreadable(const std::filesystem::path& file, std::string detail)
{
    return storageError(
        "The film could not be written to the end. Nothing was recorded; check the disk and film again.", {},
        file.string() + ": " + std::move(detail));
}

} // namespace

cv::Mat filmPicture(const cv::Mat& picture, const std::string& words)
{
    const cv::Size size = sizeOnFilm(picture.size());
    cv::Mat film(size.height + kFilmBand, size.width, CV_8UC3, cv::Scalar::all(0));
    cv::Mat upper = film.rowRange(0, size.height);
    cv::resize(picture, upper, size, 0, 0, cv::INTER_AREA);
    write(film.rowRange(size.height, film.rows), ascii(words));
    return film;
}

struct FilmFile::Writing {
    std::filesystem::path file;
    std::unique_ptr<FilmSink> writer;
    int pictures = 0;
};

FilmFile::FilmFile(std::unique_ptr<Writing> writing) : m_writing(std::move(writing)) {}
FilmFile::FilmFile(FilmFile&&) noexcept = default;
FilmFile::~FilmFile() = default;

Result<FilmFile> FilmFile::create(const std::filesystem::path& file, cv::Size size)
{
    const auto films = media();
    if (!films) {
        return films.error();
    }
    auto writing = std::make_unique<Writing>();
    writing->file = file;
    writing->writer = (*films)->film();
    try {
        // Only sound files are read back: the code of H.264 in an MP4 file.
        if (writing->writer->open(file.string(), cv::CAP_FFMPEG, codeOf('a', 'v', 'c', '1'), kFilmPace, size)) {
            return FilmFile(std::move(writing));
        }
    } catch (const cv::Exception& fault) {
        return unreadable(file, fault.what());
    }
    return unreadable(file, "the writer did not open");
}

void FilmFile::add(const cv::Mat& picture)
{
    m_writing->writer->write(picture);
    ++m_writing->pictures;
}

int FilmFile::pictures() const { return m_writing->pictures; }

Result<void> FilmFile::close()
{
    m_writing->writer.reset();
    const auto films = media();
    if (!films) {
        return films.error();
    }
    try {
        const auto reader = (*films)->source();
        const double held =
            reader->open(m_writing->file.string(), cv::CAP_FFMPEG, {}) ? reader->get(cv::CAP_PROP_FRAME_COUNT) : 0.0;
        if (std::lround(held) != m_writing->pictures || m_writing->pictures == 0) {
            return unreadable(m_writing->file,
                              std::to_string(held) + " of " + std::to_string(m_writing->pictures) + " pictures");
        }
    } catch (const cv::Exception& fault) {
        return unreadable(m_writing->file, fault.what());
    }
    return {};
}

} // namespace regrade::vision
