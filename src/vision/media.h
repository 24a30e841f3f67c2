#pragma once

#include "base/result.h"

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace regrade::vision {

/// A camera, a stream or a film that gives pictures; numbers as in cv::VideoCapture.
class PictureSource {
public:
    virtual ~PictureSource() = default;
    virtual bool open(const std::string& source, int backend, const std::vector<int>& settings) = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;
    virtual bool read(cv::Mat& picture) = 0;
    [[nodiscard]] virtual double get(int property) const = 0;
    virtual bool set(int property, double value) = 0;
};

/// A film that is being written; numbers as in cv::VideoWriter.
class FilmSink {
public:
    virtual ~FilmSink() = default;
    virtual bool open(const std::string& file, int backend, int code, double pace, cv::Size size) = 0;
    virtual void write(const cv::Mat& picture) = 0;
};

/// What reads and writes pictures and films. It needs 170 libraries (GDAL, FFmpeg, GStreamer ...) that take a fifth of
/// a second to link, so it lies in a file of its own, `regrade-media.so`, which is loaded when the first picture is
/// wanted.
struct Media {
    cv::Mat (*decode)(const cv::Mat& bytes, int flags); ///< as cv::imdecode
    bool (*encode)(const std::string& extension, const cv::Mat& picture, std::vector<unsigned char>& bytes,
                   const std::vector<int>& settings); ///< as cv::imencode
    std::unique_ptr<PictureSource> (*source)();
    std::unique_ptr<FilmSink> (*film)();
};

/// Loads it at the first call and keeps it; from any thread. An error names the file that is missing or does not fit.
[[nodiscard]] Result<const Media*> media();

/// Four letters as the number that films name their coding by.
[[nodiscard]] constexpr int codeOf(char a, char b, char c, char d)
{
    return (a & 255) + ((b & 255) << 8) + ((c & 255) << 16) + ((d & 255) << 24);
}

} // namespace regrade::vision
