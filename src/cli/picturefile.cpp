#include "cli/picturefile.h"

#include "cli/session.h"

#include "vision/media.h"

#include <fstream>
#include <opencv2/imgcodecs.hpp>

namespace regrade::cli {

cv::Mat greyPicture(const std::filesystem::path& file)
{
    auto bytes = readFile(file.string());
    const auto codecs = vision::media();
    if (!bytes || bytes->empty() || !codecs) {
        return {};
    }
    try {
        return (*codecs)->decode(cv::Mat(1, static_cast<int>(bytes->size()), CV_8UC1, bytes->data()),
                                 cv::IMREAD_GRAYSCALE);
    } catch (const cv::Exception&) {
        return {};
    }
}

Result<void> writePicture(const std::filesystem::path& file, const cv::Mat& picture)
{
    const auto codecs = vision::media();
    if (!codecs) {
        return codecs.error();
    }
    std::error_code fault;
    std::filesystem::create_directories(file.parent_path(), fault);
    std::vector<uchar> bytes;
    if (!fault && (*codecs)->encode(file.extension().string(), picture, bytes, {})) {
        std::ofstream stream(file, std::ios::binary);
        stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        if (stream.flush()) {
            return {};
        }
    }
    return storageError("{} could not be written.", {file.string()});
}

} // namespace regrade::cli
