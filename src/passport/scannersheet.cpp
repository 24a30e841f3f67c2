#include "passport/scannersheet.h"

#include "passport/ink.h"
#include "passport/names.h"
#include "passport/paper.h"
#include "passport/scannerpages.h"
#include "qr/layoutcheck.h"

#include <span>
#include <string>

namespace regrade::passport {

namespace {

constexpr double kCalibrationModuleMm = 0.75;
constexpr double kStepIndentMm = 7;
constexpr const char* kSheetTitle = "Regrade scanner set-up";

/// One line of the page: what, and what to set.
struct ScannerStep {
    domain::Text what;
    domain::Text how;
};

const ScannerStep kNeeds[] = {
    {{"Keyboard layout", "键盘布局"},
     {"The same as this PC's. Our tags have only letters that sit on the same keys everywhere; product codes, order "
      "numbers and addresses have figures and signs, which move.",
      "与本电脑相同。本仓库标签只用各种键盘上位置相同的字母；商品码、订单号和网址含有数字和符号，它们的位置会变。"}},
    {{"End of a code", "码的结尾"},
     {"Return (CR); Tab and LF will do. If the scanner can send none, say so in the settings.",
      "回车（CR）；Tab 或 LF 也可以。如果扫描枪不能发送结尾键，请在设置中说明。"}},
    {{"Prefix", "前缀"},
     {"None. Where people type very fast, a sign that nobody types, such as ~, entered in the settings as well.",
      "不需要。如果有人打字非常快，可设一个没人会打的符号，如 ~，并在设置中填写同样的前缀。"}},
    {{"AIM identifier", "AIM 标识符"},
     {"On (\"transmit AIM code ID\"). Three characters before the code say what kind of symbol it was, so that GS1 "
      "data "
      "and product codes are not taken for other numbers.",
      "打开（“transmit AIM code ID”）。码前的三个字符说明符号种类，这样 GS1 数据和商品码不会被当成其他号码。"}},
    {{"Control characters", "控制字符"},
     {"As Ctrl and a key, so that the separator of GS1 data (GS, character 29) arrives as Ctrl+]. Alt and the number "
      "on "
      "the keypad will do, or <GS> in letters.",
      "以 Ctrl 加键发送，使 GS1 分隔符（GS，字符 29）以 Ctrl+] 到达。用 Alt 加小键盘数字，或写成 <GS> 也可以。"}},
    {{"Letters", "字母"},
     {"As printed: no conversion to capitals or small letters. Caps Lock off.",
      "按印刷原样：不转换大小写。关闭大写锁定。"}},
    {{"Speed", "速度"},
     {"Up to 50 ms from key to key; faster is better. If the end of long codes is missing, let it wait 5 ms more.",
      "键与键之间不超过 50 毫秒，越快越好。如果长码的结尾丢失，请多等 5 毫秒。"}},
};

// Names of chapters and settings as the makers' own guides have them: Honeywell Voyager 1200g and 1250g User's Guides
// ("Keyboard Country Layout", "Data Editing"); Motorola/Zebra DS9208 and LS4208 Product Reference Guides
// ("Miscellaneous Scanner Parameters"); Datalogic Gryphon GFS4400 and QuickScan I QD2400 Product Reference Guides
// ("USB Keyboard Settings", "Data Format").
const ScannerStep kManuals[] = {
    {asIs("Honeywell"),
     {"User's Guide, \"Programming the Interface\": \"Keyboard Country Layout\". Chapter \"Data Editing\": "
      "\"Prefix/Suffix\", "
      "with \"AIM I.D.\"",
      "用户手册“Programming the Interface”一章：“Keyboard Country Layout”；“Data Editing”一章：“Prefix/Suffix”，含“AIM "
      "I.D.”"}},
    {asIs("Zebra, Motorola, Symbol"),
     {"Product Reference Guide, chapter of the interface: keyboard country. Chapter \"Miscellaneous Scanner "
      "Parameters\": "
      "\"Transmit Code ID Character\", \"Prefix/Suffix Values\", \"Scan Data Transmission Format\"",
      "产品参考手册中的接口一章：键盘国家；“Miscellaneous Scanner Parameters”一章：“Transmit Code ID Character”、"
      "“Prefix/Suffix Values”、“Scan Data Transmission Format”"}},
    {asIs("Datalogic"),
     {"Product Reference Guide, chapter \"USB Keyboard Settings\": country. Chapter \"Data Format\" or \"Data "
      "Editing\": "
      "prefix, suffix, \"Global AIM ID\"",
      "产品参考手册“USB Keyboard Settings”一章：国家；“Data Format”或“Data Editing”一章：前缀、后缀、“Global AIM ID”"}},
    {{"Others", "其他品牌"},
     {"Look for keyboard country, suffix CR, AIM ID and control characters. Scan the calibration code after each "
      "change.",
      "请查找键盘国家、后缀 CR、AIM ID 和控制字符。每次更改后请再扫一次校准码。"}},
};

/// The steps under each other; returns where the next thing begins.
double drawSteps(const ScannerPen& pen, std::span<const ScannerStep> all, double yMm, double heightMm)
{
    constexpr double kNameMm = 38;
    for (const ScannerStep& step : all) {
        pen.text(fromMm(kScannerEdgeMm, yMm, kNameMm - 2, heightMm - 1), step.what, 10, PANGO_WEIGHT_SEMIBOLD);
        pen.text(fromMm(kScannerEdgeMm + kNameMm, yMm, kScannerWidthMm - kNameMm, heightMm - 1), step.how, 9.5);
        yMm += heightMm;
    }
    return yMm;
}

const domain::Text& lastWord(bool codesFollow)
{
    static const domain::Text kNone{
        "This page holds no configuration codes: they differ from model to model, and a wrong one can make a "
        "scanner unusable. Use those of its own manual only.",
        "本页不含配置码：各型号的配置码不同，扫错可能使扫描枪无法使用。请只用该型号手册中的配置码。"};
    static const domain::Text kNext{
        "The next page has configuration codes of one maker, for the models named there only. For any other, use those "
        "of its own manual.",
        "下一页是某一品牌的配置码，只适用于该页所列型号。其他型号请只用其手册中的配置码。"};
    return codesFollow ? kNext : kNone;
}

void drawTest(const ScannerPen& pen, double xMm)
{
    const domain::Text steps[] = {
        {"1  Plug the scanner in and open Settings in Regrade.", "1  接上扫描枪，在 Regrade 中打开“设置”。"},
        {"2  Scan this code. \"Test the scanner\" shows what arrived and says what to change.",
         "2  扫描此码。“测试扫描枪”会显示收到的内容，并说明需要改什么。"},
        {"3  Change it with the scanner's manual and scan again, until it says that both agree.",
         "3  按扫描枪手册更改后再扫，直到显示两者一致。"},
        {"4  Scan the tag of a unit and the code of a product: each must be named for what it is.",
         "4  再扫一个商品标签和一个商品码：两者都应被正确识别。"},
    };
    double y = 42;
    for (const domain::Text& step : steps) {
        pen.text(fromMm(xMm, y, kScannerEdgeMm + kScannerWidthMm - xMm, 11), step, 11);
        y += 12;
    }
}

void drawScannerSheet(cairo_t* paper, PaperLanguage language, const qr::Modules& code, bool codesFollow)
{
    const ScannerPen pen(paper, language);
    pen.text(fromMm(kScannerEdgeMm, 14, kScannerWidthMm, 11), {"Set up a scanner", "设置扫描枪"}, 22,
             PANGO_WEIGHT_BOLD);
    pen.text(fromMm(kScannerEdgeMm, 25, kScannerWidthMm, 7),
             {"for scanners that type like a keyboard (USB HID keyboard, keyboard wedge)",
              "适用于像键盘一样输入的扫描枪（USB HID 键盘、键盘口）"},
             10.5);
    const double quietMm = kQuietModules * kCalibrationModuleMm;
    drawCode(paper, code, kScannerEdgeMm - quietMm, 36, kCalibrationModuleMm);
    const double sideMm = (code.size + 2 * kQuietModules) * kCalibrationModuleMm;
    cairo_set_source_rgb(paper, 0, 0, 0);
    pen.text(fromMm(kScannerEdgeMm, 36 + sideMm - quietMm + 1, sideMm, 5), {"Calibration code", "校准码"}, 10,
             PANGO_WEIGHT_SEMIBOLD);
    drawTest(pen, kScannerEdgeMm + sideMm + kStepIndentMm - quietMm);
    pen.line(98);
    pen.text(fromMm(kScannerEdgeMm, 101, kScannerWidthMm, 7), {"What the scanner must be set to", "扫描枪应如何设置"},
             14, PANGO_WEIGHT_BOLD);
    const double below = drawSteps(pen, kNeeds, 111, 13);
    pen.line(below + 1);
    pen.text(fromMm(kScannerEdgeMm, below + 4, kScannerWidthMm, 7), {"Where the manual has it", "手册中的位置"}, 14,
             PANGO_WEIGHT_BOLD);
    const double end = drawSteps(pen, kManuals, below + 14, 13);
    pen.text(fromMm(kScannerEdgeMm, end + 2, kScannerWidthMm, 10), lastWord(codesFollow), 9.5);
}

Result<qr::Modules> calibrationCode() { return qr::writeQr(qr::calibrationText(), qr::Correction::medium); }

} // namespace

Result<std::vector<std::byte>> scannerSheetPdf(PaperLanguage language)
{
    const auto code = calibrationCode();
    if (!code) {
        return code.error();
    }
    return onPdf(
        kSheetTitle, [&](cairo_t* paper) { drawScannerSheet(paper, language, *code, false); }, kScannerPage);
}

Result<std::vector<std::byte>> scannerSheetPdf(PaperLanguage language, const ScannerMaker& maker,
                                               const std::string& layout)
{
    const auto code = calibrationCode();
    if (!code) {
        return code.error();
    }
    const auto codes = codesFor(maker, layout);
    if (!codes) {
        return codes.error();
    }
    auto pages = makerPages(language, maker, *codes);
    if (!pages) {
        return pages.error();
    }
    pages->insert(pages->begin(), [&](cairo_t* paper) { drawScannerSheet(paper, language, *code, true); });
    return onPdf(kSheetTitle, *pages, kScannerPage);
}

Result<std::vector<std::byte>> scannerSheetPng(PaperLanguage language, int dpi)
{
    const auto code = calibrationCode();
    if (!code) {
        return code.error();
    }
    return onPng(
        dpi, [&](cairo_t* paper) { drawScannerSheet(paper, language, *code, false); }, kScannerPage);
}

} // namespace regrade::passport
