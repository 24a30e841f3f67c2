#include "cli/labelset.h"

#include "cli/session.h"
#include "cli/spoiltlabel.h"

#include "qr/tag.h"
#include "vision/photofile.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <filesystem>
#include <functional>

namespace regrade::cli {
namespace {

using nlohmann::json;

/// One fault in one degree.
struct Cell {
    std::string name;
    Spoiling spoiling;
    std::optional<qr::Correction> correction; ///< unset = that of the text's kind
};

std::string shortNumber(double value)
{
    std::ostringstream text;
    text << value;
    return text.str();
}

std::vector<Cell> everyCell()
{
    struct Fault {
        const char* name;
        double Spoiling::*where;
        std::vector<double> degrees;
    };
    const std::vector<Fault> faults{
        {"modpx", &Spoiling::modulePixels, {1, 1.25, 1.5, 2, 3, 4}},
        {"blur", &Spoiling::blur, {0.4, 0.6, 0.8, 1, 1.2}},
        {"motion", &Spoiling::motion, {1, 1.5, 2, 2.5, 3}},
        {"noise", &Spoiling::noise, {20, 40, 60, 80}},
        {"tilt", &Spoiling::tilt, {45, 55, 60, 65, 70}},
        {"contrast", &Spoiling::contrast, {40, 20, 12, 8}},
        {"glare", &Spoiling::glare, {1, 2, 3}},
        {"shadow", &Spoiling::shadow, {0.5, 0.75, 0.9}},
        {"quiet", &Spoiling::quiet, {2, 1, 0.5, 0}},
        {"curve", &Spoiling::curve, {1, 0.7, 0.56}},
    };
    std::vector<Cell> cells;
    for (const Fault& fault : faults) {
        for (const double degree : fault.degrees) {
            Cell cell{std::string(fault.name) + "-" + shortNumber(degree), {}, {}};
            cell.spoiling.*fault.where = degree;
            cells.push_back(std::move(cell));
        }
    }
    const std::array<std::pair<const char*, qr::Correction>, 4> levels{{{"L", qr::Correction::low},
                                                                        {"M", qr::Correction::medium},
                                                                        {"Q", qr::Correction::quartile},
                                                                        {"H", qr::Correction::high}}};
    for (const int percent : {5, 10, 15, 25, 30}) {
        for (const auto& [name, level] : levels) {
            Cell cell{"damage-" + std::to_string(percent) + name, {}, level};
            cell.spoiling.damage = percent / 100.0;
            cells.push_back(std::move(cell));
        }
    }
    Cell inverted{"invert-1", {}, {}};
    inverted.spoiling.inverted = true;
    cells.push_back(std::move(inverted));
    return cells;
}

struct Text {
    std::string text;
    qr::Correction correction;
};

/// By turns a tag of the house and a long address as other houses print it.
Text textOf(int index, Dice& dice)
{
    const qr::Tag tag = qr::tagFromNumber(dice.number());
    if (index % 2 == 0) {
        return {tag.text(), qr::Correction::high};
    }
    std::string gtin;
    for (int digit = 0; digit < 14; ++digit) {
        gtin += static_cast<char>('0' + dice.below(10));
    }
    return {"https://id.example.com/01/" + gtin + "/21/" + tag.text().substr(0, 10), qr::Correction::medium};
}

Placing placingIn(cv::Size size, double reach, Dice& dice)
{
    return {{dice.between(reach, size.width - reach), dice.between(reach, size.height - reach)},
            dice.between(-20, 20),
            dice.between(-15, 15) + (dice.below(2) == 0 ? 0 : 90)};
}

Result<void> write(const std::filesystem::path& file, const cv::Mat& picture, const std::string& text)
{
    const auto png = vision::encodePng(picture);
    if (!png) {
        return png.error();
    }
    if (const auto written = writeFile(file.string() + ".png", *png); !written) {
        return written.error();
    }
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return writeFile(file.string() + ".txt", std::vector<std::byte>(first, first + text.size()));
}

Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        return storageError("The folder \"{}\" cannot be made.", {folder.string()}, problem.message());
    }
    return {};
}

Result<void> writeCell(const Cell& cell, const std::filesystem::path& folder, int count, Dice& dice)
{
    if (const auto made = makeFolder(folder); !made) {
        return made.error();
    }
    constexpr int kWide = 1280;
    constexpr int kHigh = 720;
    for (int index = 0; index < count; ++index) {
        const Text text = textOf(index, dice);
        const auto code = qr::writeQr(text.text, cell.correction.value_or(text.correction));
        if (!code) {
            return code.error();
        }
        const cv::Mat table = clutter({kWide, kHigh}, dice);
        const cv::Mat label = printedLabel(*code, cell.spoiling, dice);
        const double reach = 0.75 * (code->size + 12) * cell.spoiling.modulePixels;
        const Placing placing = placingIn(table.size(), reach, dice);
        if (const auto written = write(folder / std::to_string(index),
                                       photographed(table, label, cell.spoiling, placing, dice), text.text);
            !written) {
            return written.error();
        }
    }
    return {};
}

/// What stays through a scene; the rest changes from frame to frame.
Spoiling sceneOf(Dice& dice)
{
    Spoiling scene;
    scene.modulePixels = dice.between(1.8, 4);
    scene.contrast = dice.between(50, 180);
    scene.tilt = dice.between(0, 50);
    scene.damage = dice.below(3) == 0 ? dice.between(0, 0.08) : 0;
    scene.shadow = dice.below(3) == 0 ? dice.between(0.2, 0.7) : 0;
    scene.glare = dice.below(6) == 0 ? 1 : 0;
    scene.noise = dice.between(2, 8);
    return scene;
}

Result<void> writeScene(const std::string& name, const std::filesystem::path& folder, cv::Size size, int index,
                        Dice& dice)
{
    const Text text = textOf(index, dice);
    const auto code = qr::writeQr(text.text, text.correction);
    if (!code) {
        return code.error();
    }
    const cv::Mat table = clutter(size, dice);
    Spoiling spoiling = sceneOf(dice);
    const cv::Mat label = printedLabel(*code, spoiling, dice);
    const double reach = 0.75 * (code->size + 12) * spoiling.modulePixels + 20;
    Placing placing = placingIn(size, reach, dice);
    constexpr int kFrames = 5;
    for (int frame = 1; frame <= kFrames; ++frame) {
        spoiling.blur = dice.between(0.1, 0.5);
        spoiling.motion = dice.below(2) == 0 ? dice.between(0.3, 1.5) : 0;
        placing.middle += cv::Point2d(dice.between(-10, 10), dice.between(-10, 10));
        placing.degrees += dice.between(-2, 2);
        if (const auto written = write(folder / (name + "-frame" + std::to_string(frame)),
                                       photographed(table, label, spoiling, placing, dice), text.text);
            !written) {
            return written.error();
        }
    }
    return {};
}

} // namespace

Result<json> writeLabelSet(const LabelSetOptions& options)
{
    const std::filesystem::path out(options.out);
    const std::vector<Cell> cells = everyCell();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Dice dice(options.seed * 1'000'003 + i);
        if (const auto written = writeCell(cells[i], out / cells[i].name, options.count, dice); !written) {
            return written.error();
        }
    }
    for (int scene = 0; scene < options.scenes; ++scene) {
        const bool large = scene % 2 == 1;
        const auto folder = out / (large ? "scenes-1080p" : "scenes-720p");
        if (const auto made = makeFolder(folder); !made) {
            return made.error();
        }
        Dice dice(options.seed * 1'000'003 + 500'000 + static_cast<std::uint64_t>(scene));
        const std::string number = std::to_string(scene / 2 + 1);
        const std::string name = "scene" + std::string(number.size() < 2 ? 1 : 0, '0') + number;
        const cv::Size size = large ? cv::Size(1920, 1080) : cv::Size(1280, 720);
        if (const auto written = writeScene(name, folder, size, scene / 2, dice); !written) {
            return written.error();
        }
    }
    return json{{"out", options.out},
                {"seed", options.seed},
                {"pictures", static_cast<int>(cells.size()) * options.count},
                {"scenes", options.scenes},
                {"frames", options.scenes * 5}};
}

} // namespace regrade::cli
