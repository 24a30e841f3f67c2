// The file `regrade-media.so`: OpenCV's readers and writers of pictures and films, and nothing of the house.

#include "vision/media.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

namespace regrade::vision {
namespace {

class Capture final : public PictureSource {
public:
    bool open(const std::string& source, int backend, const std::vector<int>& settings) override
    {
        return settings.empty() ? m_capture.open(source, backend) : m_capture.open(source, backend, settings);
    }
    bool isOpen() const override { return m_capture.isOpened(); }
    bool read(cv::Mat& picture) override { return m_capture.read(picture); }
    double get(int property) const override { return m_capture.get(property); }
    bool set(int property, double value) override { return m_capture.set(property, value); }

private:
    cv::VideoCapture m_capture;
};

class Film final : public FilmSink {
public:
    bool open(const std::string& file, int backend, int code, double pace, cv::Size size) override
    {
        return m_writer.open(file, backend, code, pace, size);
    }
    void write(const cv::Mat& picture) override { m_writer.write(picture); }

private:
    cv::VideoWriter m_writer;
};

constexpr Media kMedia{
    .decode = [](const cv::Mat& bytes, int flags) { return cv::imdecode(bytes, flags); },
    .encode = [](const std::string& extension, const cv::Mat& picture, std::vector<unsigned char>& bytes,
                 const std::vector<int>& settings) { return cv::imencode(extension, picture, bytes, settings); },
    .source = []() -> std::unique_ptr<PictureSource> { return std::make_unique<Capture>(); },
    .film = []() -> std::unique_ptr<FilmSink> { return std::make_unique<Film>(); },
};

} // namespace
} // namespace regrade::vision

extern "C" const regrade::vision::Media* regradeMedia() { return &regrade::vision::kMedia; }
