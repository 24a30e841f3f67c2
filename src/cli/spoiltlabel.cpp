#include "cli/spoiltlabel.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace regrade::cli {

namespace {

constexpr int kPrint = 8;       ///< pixels per module of the printed label
constexpr double kSurround = 2; ///< modules of dark ground around the label
constexpr double kMiddleGrey = 128;
constexpr unsigned char kGround = 70;
constexpr double kOptics = 0.5; ///< pixels that a lens in focus blurs

struct Inks {
    unsigned char dark;
    unsigned char light;
};

Inks inksOf(const Spoiling& spoiling)
{
    const double half = spoiling.contrast / 2;
    const auto dark = cv::saturate_cast<unsigned char>(kMiddleGrey - half);
    const auto light = cv::saturate_cast<unsigned char>(kMiddleGrey + half);
    return spoiling.inverted ? Inks{light, dark} : Inks{dark, light};
}

bool isFinder(int column, int row, int size)
{
    const auto near = [](int at) { return at < 8; };
    return (near(column) && near(row)) || (near(size - 1 - column) && near(row)) ||
           (near(column) && near(size - 1 - row));
}

/// One or two blots until the share of the data area is hidden.
void blot(cv::Mat& code, int size, double share, const Inks& inks, Dice& dice)
{
    cv::Mat hidden(size, size, CV_8UC1, cv::Scalar(0));
    int data = 0;
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            data += isFinder(column, row, size) ? 0 : 1;
        }
    }
    const int wanted = cvRound(share * data);
    const double side = std::sqrt(wanted / (1.0 + dice.below(2)));
    const unsigned char ink = dice.below(2) == 0 ? inks.dark : inks.light;
    for (int done = 0; done < wanted;) {
        const double stretch = dice.between(0.6, 1.6);
        const int wide = std::max(1, cvRound(side * stretch));
        const int high = std::max(1, cvRound(side / stretch));
        const int left = dice.below(size);
        const int top = dice.below(size);
        for (int row = top; row < std::min(top + high, size); ++row) {
            for (int column = left; column < std::min(left + wide, size) && done < wanted; ++column) {
                if (!isFinder(column, row, size) && hidden.at<unsigned char>(row, column) == 0) {
                    hidden.at<unsigned char>(row, column) = 1;
                    code(cv::Rect(column * kPrint, row * kPrint, kPrint, kPrint)).setTo(ink);
                    ++done;
                }
            }
        }
    }
}

/// Laid around a bottle and seen from the front: the sides are squeezed.
cv::Mat curved(const cv::Mat& label, double radiusPixels)
{
    const double reach = std::min(label.cols / 2.0 / radiusPixels, CV_PI / 2 * 0.98);
    const int width = cvRound(2 * radiusPixels * std::sin(reach));
    cv::Mat columns(label.rows, width, CV_32F);
    cv::Mat rows(label.rows, width, CV_32F);
    for (int row = 0; row < label.rows; ++row) {
        for (int column = 0; column < width; ++column) {
            const double side = std::clamp((column + 0.5 - width / 2.0) / radiusPixels, -0.9999, 0.9999);
            const double angle = std::asin(side);
            columns.at<float>(row, column) = static_cast<float>(label.cols / 2.0 + radiusPixels * angle - 0.5);
            // Seen a little from above: the rim bends.
            rows.at<float>(row, column) =
                static_cast<float>(row + 0.35 * radiusPixels * (1 - std::cos(angle)) - 0.1 * radiusPixels);
        }
    }
    cv::Mat result;
    cv::remap(label, result, columns, rows, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(kGround));
    return result;
}

/// From the label's pixels to the picture's.
cv::Matx33d viewOf(const cv::Mat& label, const Spoiling& spoiling, const Placing& placing)
{
    const double scale = spoiling.modulePixels / kPrint;
    const double distance = 5.0 * label.cols * scale;
    const auto turn = [](double degrees) {
        const double angle = degrees * CV_PI / 180;
        return cv::Matx33d(std::cos(angle), -std::sin(angle), 0, std::sin(angle), std::cos(angle), 0, 0, 0, 1);
    };
    const double tilt = spoiling.tilt * CV_PI / 180;
    const cv::Matx33d toMiddle(scale, 0, -scale * (label.cols - 1) / 2, 0, scale, -scale * (label.rows - 1) / 2, 0, 0,
                               1);
    const cv::Matx33d lean(std::cos(tilt), 0, 0, 0, 1, 0, std::sin(tilt) / distance, 0, 1);
    const cv::Matx33d toPlace(1, 0, placing.middle.x, 0, 1, placing.middle.y, 0, 0, 1);
    return toPlace * turn(placing.axis) * lean * turn(placing.degrees - placing.axis) * toMiddle;
}

/// Lays the label on the picture, four times as fine as the picture's pixels.
void lay(cv::Mat& picture, const cv::Mat& label, const cv::Matx33d& view)
{
    constexpr int kFine = 4;
    const std::vector<cv::Point2d> corners{
        {-0.5, -0.5}, {label.cols - 0.5, -0.5}, {label.cols - 0.5, label.rows - 0.5}, {-0.5, label.rows - 0.5}};
    std::vector<cv::Point2d> placed;
    cv::perspectiveTransform(corners, placed, cv::Mat(view));
    const std::vector<cv::Point2f> outline(placed.begin(), placed.end());
    cv::Rect box = cv::boundingRect(outline);
    box = cv::Rect(box.x - 2, box.y - 2, box.width + 4, box.height + 4) & cv::Rect(0, 0, picture.cols, picture.rows);
    if (box.empty()) {
        return;
    }
    const double shift = (kFine - 1) / 2.0;
    const cv::Matx33d fine(kFine, 0, shift - kFine * box.x, 0, kFine, shift - kFine * box.y, 0, 0, 1);
    const cv::Size size(box.width * kFine, box.height * kFine);
    cv::Mat colour;
    cv::Mat cover;
    cv::warpPerspective(label, colour, cv::Mat(fine * view), size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpPerspective(cv::Mat(label.size(), CV_8UC1, cv::Scalar(255)), cover, cv::Mat(fine * view), size);
    cv::resize(colour, colour, box.size(), 0, 0, cv::INTER_AREA);
    cv::resize(cover, cover, box.size(), 0, 0, cv::INTER_AREA);
    cv::Mat place = picture(box);
    for (int row = 0; row < box.height; ++row) {
        for (int column = 0; column < box.width; ++column) {
            const int share = cover.at<unsigned char>(row, column);
            unsigned char& at = place.at<unsigned char>(row, column);
            at = static_cast<unsigned char>((colour.at<unsigned char>(row, column) * share + at * (255 - share)) / 255);
        }
    }
}

void shade(cv::Mat& picture, const Spoiling& spoiling, const Placing& placing, double side, Dice& dice)
{
    const double angle = dice.between(0, 2 * CV_PI);
    const double soft = 0.8 * side;
    for (int row = 0; row < picture.rows; ++row) {
        for (int column = 0; column < picture.cols; ++column) {
            const double depth =
                (column - placing.middle.x) * std::cos(angle) + (row - placing.middle.y) * std::sin(angle);
            const double light = 1 - spoiling.shadow / (1 + std::exp(-4 * depth / soft));
            unsigned char& at = picture.at<unsigned char>(row, column);
            at = cv::saturate_cast<unsigned char>(at * light);
        }
    }
}

void dazzle(cv::Mat& picture, const Spoiling& spoiling, const Placing& placing, double side, Dice& dice)
{
    const double radius = (0.02 + 0.05 * spoiling.glare) * side;
    const int spots = 1;
    cv::Mat light(picture.size(), CV_8UC1, cv::Scalar(0));
    for (int spot = 0; spot < spots; ++spot) {
        const cv::Point place(cvRound(placing.middle.x + dice.between(-0.35, 0.35) * side),
                              cvRound(placing.middle.y + dice.between(-0.35, 0.35) * side));
        cv::ellipse(light, place, {cvRound(radius * dice.between(0.8, 1.6)), cvRound(radius)}, dice.between(0, 180), 0,
                    360, cv::Scalar(255), cv::FILLED);
    }
    cv::GaussianBlur(light, light, {}, std::max(0.25 * radius, 0.5));
    picture += light;
}

cv::Mat movedBy(const cv::Mat& picture, double length, double degrees)
{
    const int reach = cvCeil(length / 2) + 1;
    constexpr int kSteps = 64;
    cv::Mat kernel(2 * reach + 1, 2 * reach + 1, CV_32F, cv::Scalar(0));
    for (int step = 0; step < kSteps; ++step) {
        const double along = length * ((step + 0.5) / kSteps - 0.5);
        const double x = reach + along * std::cos(degrees * CV_PI / 180);
        const double y = reach + along * std::sin(degrees * CV_PI / 180);
        const int left = cvFloor(x);
        const int top = cvFloor(y);
        for (int row = top; row <= top + 1; ++row) {
            for (int column = left; column <= left + 1; ++column) {
                kernel.at<float>(row, column) +=
                    static_cast<float>((1 - std::abs(x - column)) * (1 - std::abs(y - row)) / kSteps);
            }
        }
    }
    cv::Mat result;
    cv::filter2D(picture, result, -1, kernel, {-1, -1}, 0, cv::BORDER_REPLICATE);
    return result;
}

} // namespace

cv::Mat clutter(cv::Size size, Dice& dice)
{
    cv::Mat table(size, CV_8UC1);
    const double slope = dice.between(-30, 30);
    const double base = dice.between(90, 170);
    for (int row = 0; row < size.height; ++row) {
        table.row(row).setTo(cv::saturate_cast<unsigned char>(base + slope * (row - size.height / 2) / size.height));
    }
    for (int thing = 0; thing < 25; ++thing) {
        const cv::Point place(dice.below(size.width), dice.below(size.height));
        const cv::Scalar grey(dice.between(30, 230));
        switch (dice.below(3)) {
        case 0:
            cv::rectangle(table, place, place + cv::Point(20 + dice.below(200), 10 + dice.below(120)), grey,
                          cv::FILLED);
            break;
        case 1: cv::circle(table, place, 5 + dice.below(60), grey, dice.below(2) == 0 ? cv::FILLED : 3); break;
        default:
            cv::putText(table, "FRAGILE " + std::to_string(dice.below(100000)), place, cv::FONT_HERSHEY_SIMPLEX,
                        dice.between(0.4, 1.5), grey, 1 + dice.below(3), cv::LINE_AA);
        }
    }
    cv::GaussianBlur(table, table, {}, 0.8);
    return table;
}

cv::Mat printedLabel(const qr::Modules& code, const Spoiling& spoiling, Dice& dice)
{
    const Inks inks = inksOf(spoiling);
    cv::Mat modules(code.size, code.size, CV_8UC1);
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) {
            modules.at<unsigned char>(row, column) = code.isDark(column, row) ? inks.dark : inks.light;
        }
    }
    cv::Mat printed;
    cv::resize(modules, printed, {}, kPrint, kPrint, cv::INTER_NEAREST);
    if (spoiling.damage > 0) {
        blot(printed, code.size, spoiling.damage, inks, dice);
    }
    const int quiet = cvRound(spoiling.quiet * kPrint);
    cv::copyMakeBorder(printed, printed, quiet, quiet, quiet, quiet, cv::BORDER_CONSTANT, cv::Scalar(inks.light));
    const int surround = cvRound(kSurround * kPrint);
    const unsigned char ground = spoiling.inverted ? inks.light : std::min<unsigned char>(kGround, inks.dark);
    cv::copyMakeBorder(printed, printed, surround, surround, surround, surround, cv::BORDER_CONSTANT,
                       cv::Scalar(spoiling.contrast < 60 ? inks.dark : ground));
    return spoiling.curve > 0 ? curved(printed, spoiling.curve * code.size * kPrint) : printed;
}

cv::Mat photographed(const cv::Mat& table, const cv::Mat& label, const Spoiling& spoiling, const Placing& placing,
                     Dice& dice)
{
    cv::Mat picture = table.clone();
    lay(picture, label, viewOf(label, spoiling, placing));
    const double side = label.rows * spoiling.modulePixels / kPrint;
    if (spoiling.shadow > 0) {
        shade(picture, spoiling, placing, side, dice);
    }
    if (spoiling.glare > 0) {
        dazzle(picture, spoiling, placing, side, dice);
    }
    if (spoiling.motion > 0) {
        picture = movedBy(picture, spoiling.motion * spoiling.modulePixels, dice.between(0, 180));
    }
    cv::GaussianBlur(picture, picture, {}, std::hypot(kOptics, spoiling.blur * spoiling.modulePixels));
    cv::Mat grain(picture.size(), CV_16S);
    cv::RNG(dice.number()).fill(grain, cv::RNG::NORMAL, 0, spoiling.noise);
    cv::add(picture, grain, picture, {}, CV_8U);
    return picture;
}

} // namespace regrade::cli
