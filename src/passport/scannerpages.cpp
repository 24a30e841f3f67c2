#include "passport/scannerpages.h"

#include "passport/names.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace regrade::passport {

namespace {

constexpr double kFirstRowMm = 46;
constexpr double kPageEndMm = 287;
constexpr double kNumberMm = 10;
constexpr double kBarsRowMm = 28;
constexpr double kBarsMm = 15;
constexpr double kLastStepMm = 10.5;
constexpr double kSourceMm = 4.2;

/// What one place of a page shows: a code, or the last step, which has none.
struct PlacedRow {
    std::string number;
    domain::Text words;
    std::string printed; ///< the code's own characters and where they come from
    std::optional<qr::Modules> modules;
    std::optional<qr::Bars> bars;
    double moduleMm = 0;
    double heightMm = 0;
};

const domain::Text& wordsOf(ScannerPurpose purpose)
{
    static const domain::Text kWords[] = {
        {"Begin the set-up", "进入设置"},
        {"Factory state: erases all settings", "恢复出厂设置：清除所有设置"},
        {"Connection: USB keyboard", "连接方式：USB 键盘"},
        {"Keyboard layout: US (QWERTY)", "键盘布局：美式（QWERTY）"},
        {"Keyboard layout: German (QWERTZ)", "键盘布局：德语（QWERTZ）"},
        {"Keyboard layout: French (AZERTY)", "键盘布局：法语（AZERTY）"},
        {"End of a code: Return (CR)", "码的结尾：回车（CR）"},
        {"No prefix", "无前缀"},
        {"AIM identifier on", "打开 AIM 标识符"},
        {"Control characters as Ctrl and a key", "控制字符以 Ctrl 加键发送"},
        {"End the set-up", "退出设置"},
    };
    return kWords[static_cast<std::size_t>(purpose)];
}

domain::Text operator+(domain::Text words, const domain::Text& more)
{
    words.en += more.en;
    words.zh += more.zh;
    return words;
}

/// The codes of several layouts are one step with a letter each: only one of them is scanned.
class Numbering {
public:
    explicit Numbering(const std::vector<ScannerCode>& codes)
        : m_choice(std::count_if(codes.begin(), codes.end(), isLayout) > 1)
    {
    }
    [[nodiscard]] static bool isLayout(const ScannerCode& code) { return !layoutOf(code.sets).empty(); }
    std::string next(bool layout)
    {
        const bool choice = layout && m_choice;
        if (!choice || m_letter == 0) {
            ++m_number;
        }
        m_letter = choice ? m_letter + 1 : 0;
        const std::string letter = choice ? std::string(1, static_cast<char>('a' + m_letter - 1)) : std::string();
        return std::to_string(m_number) + letter;
    }

private:
    bool m_choice;
    int m_number = 0;
    int m_letter = 0;
};

/// The file's way of writing FNC3 and Return becomes the symbol's.
std::string inSymbol(const ScannerCode& code)
{
    constexpr std::string_view kMark = "{FNC3}";
    std::string text = code.text;
    if (const auto at = text.find(kMark); code.bars && at != std::string::npos) {
        text.replace(at, kMark.size(), qr::kFnc3);
    }
    return text;
}

std::string onPaper(const ScannerCode& code)
{
    std::string text = code.text;
    for (auto at = text.find('\r'); at != std::string::npos; at = text.find('\r')) {
        text.replace(at, 1, "{CR}");
    }
    return text + "  [" + std::to_string(code.source) + "]";
}

Result<PlacedRow> placed(const ScannerMaker& maker, const ScannerCode& code, bool anyLayout)
{
    PlacedRow row{.words = wordsOf(code.sets), .printed = onPaper(code)};
    if (Numbering::isLayout(code) && anyLayout) {
        row.words = row.words + domain::Text{"; only where the PC has it", "；仅当电脑也是此布局时"};
    }
    if (code.sets == ScannerPurpose::factory && maker.factoryLayout == "us") {
        row.words = row.words + domain::Text{"; the keyboard layout is US then", "；之后键盘布局为美式"};
    }
    constexpr double kLeastQrMm = 20;
    if (code.bars) {
        auto bars = qr::writeCode128(inSymbol(code));
        if (!bars) {
            return bars.error();
        }
        constexpr double kWide = 0.5;
        constexpr double kNarrow = 0.375; // 3 dots of a 203 dpi printer
        constexpr double kQuiet = 20;
        const bool fits = (static_cast<double>(bars->dark.size()) + kQuiet) * kWide <= kScannerWidthMm - kNumberMm;
        row.moduleMm = fits ? kWide : kNarrow;
        row.bars = std::move(*bars);
        row.heightMm = kBarsRowMm;
        return row;
    }
    auto modules = qr::writeQr(inSymbol(code), qr::Correction::medium);
    if (!modules) {
        return modules.error();
    }
    row.moduleMm = modules->size * qr::kPrintedModuleMm >= kLeastQrMm ? qr::kPrintedModuleMm : 1.0;
    row.heightMm = (modules->size + 2 * kQuietModules) * row.moduleMm + 9;
    row.modules = std::move(*modules);
    return row;
}

PlacedRow lastStep(std::string number)
{
    return {.number = std::move(number),
            .words = {"Open Settings in Regrade and scan the calibration code of page 1. What \"Test the scanner\" "
                      "still asks for is set with the scanner's manual.",
                      "在 Regrade 中打开“设置”，扫描第 1 页的校准码。“测试扫描枪”仍提示的项目，请按扫描枪手册设置。"},
            .printed = {},
            .modules = {},
            .bars = {},
            .heightMm = kLastStepMm};
}

void drawHead(const ScannerPen& pen, const ScannerMaker& maker)
{
    pen.text(fromMm(kScannerEdgeMm, 11, kScannerWidthMm, 10),
             {"Set up a scanner: " + maker.name, "设置扫描枪：" + maker.name}, 20, PANGO_WEIGHT_BOLD);
    pen.text(fromMm(kScannerEdgeMm, 21, kScannerWidthMm, 9),
             domain::Text{"For these only: ", "仅适用于："} + maker.models, 10);
    pen.text(fromMm(kScannerEdgeMm, 31, kScannerWidthMm, 10),
             {"A wrong code can make a scanner unusable: for any other model, use its own manual. Scan in this order, "
              "and cover the other codes with a hand or paper meanwhile.",
              "扫错码可能使扫描枪无法使用：其他型号请用其自己的手册。请按顺序扫描，扫描时用手或纸遮住其他码。"},
             10, PANGO_WEIGHT_SEMIBOLD);
    pen.line(42);
}

void drawRow(const ScannerPen& pen, const PlacedRow& row, double yMm)
{
    const double left = kScannerEdgeMm + kNumberMm;
    const double width = kScannerWidthMm - kNumberMm;
    pen.text(fromMm(kScannerEdgeMm, yMm, kNumberMm - 1, 6), asIs(row.number), 13, PANGO_WEIGHT_BOLD);
    if (row.modules) {
        const double side = (row.modules->size + 2 * kQuietModules) * row.moduleMm;
        drawCode(pen.paper(), *row.modules, left, yMm - kQuietModules * row.moduleMm, row.moduleMm);
        const double beside = left + side + 2;
        pen.text(fromMm(beside, yMm, left + width - beside, 12), row.words, 11, PANGO_WEIGHT_SEMIBOLD);
        write(pen.paper(), fromMm(beside, yMm + 13, left + width - beside, 10), row.printed, {kTagFont, 8, 6});
        return;
    }
    pen.text(fromMm(left, yMm, width, row.bars ? 5.5 : row.heightMm - 1), row.words, row.bars ? 11 : 10,
             row.bars ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    if (row.bars) {
        drawBars(pen.paper(), *row.bars, left + 10 * row.moduleMm, yMm + 6, row.moduleMm, kBarsMm);
        write(pen.paper(), fromMm(left, yMm + 6.5 + kBarsMm, width, 4), row.printed, {kTagFont, 7.5, 6});
    }
}

void drawSources(const ScannerPen& pen, const ScannerMaker& maker, double yMm)
{
    pen.line(yMm);
    pen.text(fromMm(kScannerEdgeMm, yMm + 1, kScannerWidthMm, 4.5),
             {"The codes are as these sources have them, looked up " + maker.checked +
                  ". They were not tried on these scanners.",
              "以上设置码按下列来源原样印出（查阅日期 " + maker.checked + "），未在这些扫描枪上试过。"},
             8.5, PANGO_WEIGHT_SEMIBOLD);
    double y = yMm + 6;
    for (std::size_t i = 0; i < maker.sources.size(); ++i) {
        pen.text(fromMm(kScannerEdgeMm, y, kScannerWidthMm, kSourceMm),
                 asIs("[" + std::to_string(i + 1) + "] " + maker.sources[i]), 8);
        y += kSourceMm;
    }
}

Result<std::vector<PlacedRow>> rowsOf(const ScannerMaker& maker, const std::vector<ScannerCode>& codes)
{
    const bool oneLayout = codes.size() < maker.codes.size();
    Numbering numbers(codes);
    std::vector<PlacedRow> rows;
    for (const ScannerCode& code : codes) {
        auto row = placed(maker, code, !oneLayout);
        if (!row) {
            return row.error();
        }
        row->number = numbers.next(Numbering::isLayout(code));
        rows.push_back(std::move(*row));
    }
    rows.push_back(lastStep(numbers.next(false)));
    return rows;
}

/// The rows of one page, and whether the sources stand under them.
struct ScannerLeaf {
    std::vector<PlacedRow> rows;
    bool sources = false;
};

void drawLeaf(cairo_t* paper, PaperLanguage language, const ScannerMaker& maker, const ScannerLeaf& leaf)
{
    const ScannerPen pen(paper, language);
    drawHead(pen, maker);
    double y = kFirstRowMm;
    for (const PlacedRow& row : leaf.rows) {
        drawRow(pen, row, y);
        y += row.heightMm;
    }
    if (leaf.sources) {
        drawSources(pen, maker, y);
    }
}

std::vector<ScannerLeaf> leavesOf(std::vector<PlacedRow> rows, double sourcesMm)
{
    std::vector<ScannerLeaf> leaves(1);
    double y = kFirstRowMm;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // The last step stays with the sources.
        const double below = i + 1 == rows.size() ? sourcesMm : 0;
        if (y + rows[i].heightMm + below > kPageEndMm && !leaves.back().rows.empty()) {
            leaves.emplace_back();
            y = kFirstRowMm;
        }
        y += rows[i].heightMm;
        leaves.back().rows.push_back(std::move(rows[i]));
    }
    leaves.back().sources = true;
    return leaves;
}

} // namespace

Result<std::vector<ScannerDrawing>> makerPages(PaperLanguage language, const ScannerMaker& maker,
                                               const std::vector<ScannerCode>& codes)
{
    auto rows = rowsOf(maker, codes);
    if (!rows) {
        return rows.error();
    }
    std::vector<ScannerDrawing> pages;
    for (ScannerLeaf& leaf : leavesOf(std::move(*rows), 7 + kSourceMm * static_cast<double>(maker.sources.size()))) {
        pages.emplace_back(
            [language, maker, leaf = std::move(leaf)](cairo_t* paper) { drawLeaf(paper, language, maker, leaf); });
    }
    return pages;
}

} // namespace regrade::passport
