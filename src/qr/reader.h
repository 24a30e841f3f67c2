#pragma once

#include "base/result.h"

#include <array>
#include <opencv2/core/mat.hpp>
#include <memory>
#include <string>
#include <vector>

namespace regrade::qr {

/// One code seen in a picture. Corner points are pixels, clockwise from the top left of the code.
struct Code {
    std::string text;
    std::string format; ///< "QRCode", "EAN-13", ...
    std::array<cv::Point, 4> corners;
};

/// Reads QR, Data Matrix, EAN-13, UPC-A and Code 128 from an 8-bit grey or BGR picture. An empty list = nothing seen.
/// The decoder runs in a guarded child process, because ZXing-C++ 1.4.0 aborts on some ordinary pictures; a dead
/// child costs that one picture.
class Reader {
public:
    Reader();
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    [[nodiscard]] Result<std::vector<Code>> read(const cv::Mat& picture);

private:
    class Child;
    std::unique_ptr<Child> m_child;
};

} // namespace regrade::qr
