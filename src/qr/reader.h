#pragma once

#include "base/result.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace regrade::qr {

/// One code seen in a picture. Corner points are pixels, clockwise from the top left of the code.
struct Code {
    std::string text;
    std::string format; ///< "QRCode", "EAN-13", ...
    std::array<cv::Point, 4> corners;
};

struct ReaderSettings {
    std::filesystem::path decoder;         ///< the program regrade-decoder; empty = looked for
    std::chrono::milliseconds budget{150}; ///< CPU time for a picture; no way of looking that would overrun it is begun
    std::chrono::milliseconds limit{1000}; ///< after which the picture is given up and the decoder replaced
    std::chrono::milliseconds frameBudget{33}; ///< CPU time for a frame of a stream
};

/// What the last picture cost in the decoder.
struct LookCost {
    double cpuMs = 0;
    double readMs = 0; ///< of which to the first code
    std::string way;   ///< of looking, that read the first code; see qr/decoder/way.h
};

/// Reads QR, Data Matrix, EAN-13, UPC-A and Code 128 from an 8-bit grey or BGR picture. An empty list = nothing seen.
/// A linear code is looked for only where no QR is in view, and one at a time.
/// The decoder runs in a guarded child process, because ZXing-C++ 1.4.0 aborts on some ordinary pictures; a dead
/// child costs that one picture. One thread at a time.
class Reader {
public:
    explicit Reader(ReaderSettings settings = {});
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// `device` when the decoder program is missing or does not start; `invalid` for a picture of another kind.
    [[nodiscard]] Result<std::vector<Code>> read(const cv::Mat& picture);
    /// The same for the next frame of a camera: the place of the last code is looked at first, dear ways of looking and
    /// product codes by turns, so that what one frame has no time for comes in the next.
    [[nodiscard]] Result<std::vector<Code>> follow(const cv::Mat& frame);
    /// Another stream begins.
    void forget();
    /// What the library reads alone with its own settings, to compare with.
    [[nodiscard]] Result<std::vector<Code>> readPlainly(const cv::Mat& picture);
    /// Pictures that were given up because the decoder died or overran the limit.
    [[nodiscard]] int lostPictures() const;
    [[nodiscard]] LookCost lastCost() const;

private:
    class Child;
    std::unique_ptr<Child> m_child;
};

} // namespace regrade::qr
