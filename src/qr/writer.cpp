#include "qr/writer.h"

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <exception>

namespace regrade::qr {

Result<Modules> writeQr(std::string_view text, Correction correction)
{
    const int level = 2 * static_cast<int>(correction) + 2; // the library counts L, M, Q, H in steps of two
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setEccLevel(level).setMargin(0);
        if (std::any_of(text.begin(), text.end(), [](char sign) { return static_cast<signed char>(sign) < 0; })) {
            writer.setEncoding(ZXing::CharacterSet::UTF8);
        }
        const auto matrix = writer.encode(std::string(text), 0, 0);
        Modules modules;
        modules.size = matrix.width();
        for (int row = 0; row < modules.size; ++row) {
            for (int column = 0; column < modules.size; ++column) {
                modules.dark.push_back(matrix.get(column, row));
            }
        }
        return modules;
    } catch (const std::exception& problem) {
        return refused("This text does not fit into a QR code. Nothing was printed.", {}, problem.what());
    }
}

cv::Mat pictureOf(const Modules& modules, int modulePixels)
{
    constexpr int kQuiet = 4; // modules, ISO/IEC 18004
    const int side = (modules.size + 2 * kQuiet) * modulePixels;
    cv::Mat picture(side, side, CV_8UC1, cv::Scalar::all(255));
    for (int row = 0; row < modules.size; ++row) {
        for (int column = 0; column < modules.size; ++column) {
            if (modules.isDark(column, row)) {
                const cv::Point corner((column + kQuiet) * modulePixels, (row + kQuiet) * modulePixels);
                picture(cv::Rect(corner, cv::Size(modulePixels, modulePixels))) = cv::Scalar::all(0);
            }
        }
    }
    return picture;
}

Result<Bars> writeCode128(std::string_view text)
{
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::Code128);
        const auto matrix = writer.setMargin(0).encode(std::string(text), 0, 1);
        Bars bars;
        for (int column = 0; column < matrix.width(); ++column) {
            bars.dark.push_back(matrix.get(column, 0));
        }
        return bars;
    } catch (const std::exception& problem) {
        return refused("This text does not fit into a Code 128. Nothing was printed.", {}, problem.what());
    }
}

} // namespace regrade::qr
