#include "cli/commands.h"

#include "passport/scannersheet.h"
#include "qr/layoutcheck.h"
#include "qr/scancontent.h"
#include "workstation/settings.h"

namespace regrade::cli {

namespace {

using nlohmann::json;

struct SheetOptions {
    std::string file;
    std::string language = "en";
    std::string maker;
    std::string layout;
};

Result<std::vector<std::byte>> makerSheet(const SheetOptions& options, passport::PaperLanguage language)
{
    const auto maker = passport::findScannerMaker(options.maker);
    if (!maker) {
        return maker.error();
    }
    return passport::scannerSheetPdf(language, *maker, options.layout);
}

Result<Answer> writeScannerSheet(const SheetOptions& options)
{
    constexpr int kSheetDpi = 200;
    const bool picture = options.file.ends_with(".png");
    if (!picture && !options.file.ends_with(".pdf")) {
        return invalid("The page is written as .pdf or .png, not as {}.", {options.file});
    }
    if (!options.maker.empty() && picture) {
        return invalid("The pages with a maker's codes are written as .pdf, not as {}.", {options.file});
    }
    if (options.maker.empty() && !options.layout.empty()) {
        return invalid("The keyboard layout chooses among a maker's codes: name the maker with --maker as well.");
    }
    const auto language = options.language == "en" ? passport::PaperLanguage::en : passport::PaperLanguage::zh;
    const auto sheet = picture                 ? passport::scannerSheetPng(language, kSheetDpi)
                       : options.maker.empty() ? passport::scannerSheetPdf(language)
                                               : makerSheet(options, language);
    if (!sheet) {
        return sheet.error();
    }
    if (const auto written = writeFile(options.file, *sheet); !written) {
        return written.error();
    }
    return Answer{{{"file", options.file}}, options.file + ": print it on A4 and scan its code in the settings.\n"};
}

/// The makers whose configuration codes can be printed, each with its codes and their sources.
Result<Answer> listMakers()
{
    const auto makers = passport::scannerMakers();
    if (!makers) {
        return makers.error();
    }
    Answer answer{json::array(), ""};
    for (const passport::ScannerMaker& maker : *makers) {
        json codes = json::array();
        for (const passport::ScannerCode& code : maker.codes) {
            codes.push_back({{"sets", passport::nameOf(code.sets)},
                             {"symbol", code.bars ? "code128" : "qr"},
                             {"text", code.text},
                             {"source", code.source},
                             {"says", code.says}});
        }
        answer.data.push_back({{"maker", maker.id},
                               {"name", maker.name},
                               {"models", maker.models.en},
                               {"checked", maker.checked},
                               {"sources", maker.sources},
                               {"codes", codes}});
        answer.text += maker.id + ": " + maker.models.en + "\n";
    }
    return answer;
}

/// What became of the calibration code, as it arrived in some text field or terminal.
Result<Answer> checkScanner(const std::string& arrived)
{
    if (!qr::isCalibration(arrived)) {
        return invalid("This is not the calibration code, nor what a keyboard of another layout makes of it.");
    }
    const auto finding = qr::checkLayout(arrived);
    Answer answer{{{"agrees", finding.agrees()},
                   {"scanner", finding.scanner},
                   {"computer", finding.computer},
                   {"announced", finding.announced},
                   {"complete", finding.complete},
                   {"prefix", finding.prefix},
                   {"suffix", finding.suffix},
                   {"separator", finding.separator ? json(qr::shownEscaped(*finding.separator)) : json()},
                   {"advice", json::array()}},
                  ""};
    for (const Error& advice : qr::adviceOf(finding)) {
        answer.data["advice"].push_back(advice.what());
        answer.text += advice.what() + "\n";
    }
    return answer;
}

struct SetupOptions {
    std::string prefix;
    std::string end;
    std::string hash;
};

/// Shows how this station's scanner sends codes, after changing what is given.
Result<Answer> setUpScanner(const Common& common, const SetupOptions& options, bool withPrefix)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    auto settings = workstation::readSettings(places->data);
    const auto before = settings.scanner;
    if (withPrefix) {
        const auto prefix = qr::prefixFrom(options.prefix);
        if (!prefix) {
            return prefix.error();
        }
        settings.scanner.prefix = *prefix;
    }
    settings.scanner.endsByPause = options.end.empty() ? before.endsByPause : options.end == "pause";
    settings.scanner.hashSeparates = options.hash.empty() ? before.hashSeparates : options.hash == "on";
    if (!(settings.scanner == before)) {
        if (const auto written = workstation::writeSettings(places->data, settings); !written) {
            return written.error();
        }
    }
    const std::string prefix = qr::writtenPrefix(settings.scanner.prefix);
    const bool pause = settings.scanner.endsByPause;
    const bool hash = settings.scanner.hashSeparates;
    return Answer{{{"prefix", prefix}, {"end", pause ? "pause" : "key"}, {"hash_separates", hash}},
                  "Prefix: " + (prefix.empty() ? std::string("none") : prefix) +
                      "\nEnd of a code: " + (pause ? "a pause" : "Return, Tab or LF") +
                      "\n# is the separator of GS1 data: " + (hash ? "yes" : "no") + "\n"};
}

} // namespace

void addScannerCommands(CLI::App& app, Plan& plan)
{
    CLI::App* scanner = app.add_subcommand("scanner", "Scanners that type like a keyboard")->require_subcommand(1);
    auto sheet = std::make_shared<SheetOptions>();
    CLI::App* page = scanner->add_subcommand("sheet", "The page by which a scanner is set up and tested, on A4");
    page->add_option("--out", sheet->file, "PDF or PNG file")->required();
    page->add_option("--language", sheet->language, "en or zh_CN")
        ->check(CLI::IsMember({"en", "zh_CN"}))
        ->capture_default_str();
    page->add_option("--maker", sheet->maker, "And this maker's configuration codes on pages behind it");
    page->add_option("--layout", sheet->layout, "Of its keyboard layouts that of the PC only")
        ->check(CLI::IsMember({"us", "de", "fr"}));
    page->callback([&plan, sheet] { plan.command = [sheet] { return writeScannerSheet(*sheet); }; });

    scanner->add_subcommand("makers", "The makers whose configuration codes can be printed, with their sources")
        ->callback([&plan] { plan.command = listMakers; });

    auto arrived = std::make_shared<std::string>();
    CLI::App* check = scanner->add_subcommand("check", "What became of the page's calibration code on its way");
    check->add_option("text", *arrived, "What the scanner typed")->required();
    check->callback([&plan, arrived] { plan.command = [arrived] { return checkScanner(*arrived); }; });

    auto options = std::make_shared<SetupOptions>();
    CLI::App* setup = scanner->add_subcommand(
        "setup", "How this station's scanner sends codes; a running program takes it up at its next start");
    const auto* prefix = setup->add_option(
        "--prefix", options->prefix, "What it sends before each code, such as ~ or ^B (Ctrl and B); \"\" = nothing");
    setup->add_option("--end", options->end, "key: Return, Tab or LF; pause: nothing")
        ->check(CLI::IsMember({"key", "pause"}));
    setup->add_option("--hash", options->hash, "on: # stands for the separator of GS1 data")
        ->check(CLI::IsMember({"on", "off"}));
    setup->callback([&plan, options, prefix] {
        plan.command = [&plan, options, given = prefix->count() > 0] {
            return setUpScanner(plan.common, *options, given);
        };
    });
}

} // namespace regrade::cli
