#include "passport/scannermaker.h"

#include "base/laidin.h"
#include "rules/policyrow.h"
#include "rules/twinkeys.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

// One line for each file of resources/scanners.
REGRADE_LAY_IN(regradeScannerAlacrity, REGRADE_SCANNER_FOLDER "/alacrity.json");
REGRADE_LAY_IN(regradeScannerDatalogic, REGRADE_SCANNER_FOLDER "/datalogic.json");
REGRADE_LAY_IN(regradeScannerHoneywell, REGRADE_SCANNER_FOLDER "/honeywell.json");
REGRADE_LAY_IN(regradeScannerOpticon, REGRADE_SCANNER_FOLDER "/opticon.json");

namespace regrade::passport {

namespace {

struct LaidMaker {
    const char* id;
    const char* begin;
    const char* end;
};

constexpr std::array kLaidMakers{
    LaidMaker{"alacrity", regradeScannerAlacrity, regradeScannerAlacrityEnd},
    LaidMaker{"datalogic", regradeScannerDatalogic, regradeScannerDatalogicEnd},
    LaidMaker{"honeywell", regradeScannerHoneywell, regradeScannerHoneywellEnd},
    LaidMaker{"opticon", regradeScannerOpticon, regradeScannerOpticonEnd},
};

struct PurposeRow {
    ScannerPurpose purpose;
    const char* name;
    const char* layout;
};

constexpr std::array kPurposes{
    PurposeRow{ScannerPurpose::enter, "enter", ""},
    PurposeRow{ScannerPurpose::factory, "factory", ""},
    PurposeRow{ScannerPurpose::keyboard, "keyboard", ""},
    PurposeRow{ScannerPurpose::layoutUs, "layout_us", "us"},
    PurposeRow{ScannerPurpose::layoutDe, "layout_de", "de"},
    PurposeRow{ScannerPurpose::layoutFr, "layout_fr", "fr"},
    PurposeRow{ScannerPurpose::suffixCr, "suffix_cr", ""},
    PurposeRow{ScannerPurpose::noPrefix, "no_prefix", ""},
    PurposeRow{ScannerPurpose::aimId, "aim_id", ""},
    PurposeRow{ScannerPurpose::controlKeys, "control_keys", ""},
    PurposeRow{ScannerPurpose::leave, "leave", ""},
};

const PurposeRow& rowOf(ScannerPurpose purpose) { return kPurposes[static_cast<std::size_t>(purpose)]; }

constexpr std::string_view kFnc3Mark = "{FNC3}";

bool isPrintable(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char sign) { return sign >= ' ' && sign <= '~'; });
}

/// A QR code is plain text; a Code 128 is a command by its one FNC3 alone, and may have Return in it.
bool canBeCode(bool bars, std::string text)
{
    if (!bars) {
        return isPrintable(text) && text.find(kFnc3Mark) == std::string::npos;
    }
    const auto mark = text.find(kFnc3Mark);
    if (mark == std::string::npos) {
        return false;
    }
    text.erase(mark, kFnc3Mark.size());
    std::erase(text, '\r');
    return isPrintable(text) && text.find(kFnc3Mark) == std::string::npos;
}

bool isDay(const std::string& text)
{
    constexpr std::string_view kForm = "0000-00-00";
    return text.size() == kForm.size() && std::equal(text.begin(), text.end(), kForm.begin(), [](char sign, char form) {
               return form == '0' ? sign >= '0' && sign <= '9' : sign == form;
           });
}

ScannerCode readCode(rules::Row& row)
{
    ScannerCode code;
    const std::string sets = row.word("sets");
    const auto* purpose =
        std::find_if(kPurposes.begin(), kPurposes.end(), [&](const PurposeRow& one) { return one.name == sets; });
    if (purpose == kPurposes.end()) {
        row.failValue("sets", sets);
    } else {
        code.sets = purpose->purpose;
    }
    const std::string symbol = row.word("symbol");
    if (symbol != "qr" && symbol != "code128") {
        row.failValue("symbol", symbol);
    }
    code.bars = symbol == "code128";
    code.text = row.word("text");
    if (!canBeCode(code.bars, code.text)) {
        row.fail(invalid("{}, row {}: this cannot be a configuration code. A QR code has printable ASCII characters "
                         "only; a Code 128 has {} once and may have Return in it.",
                         row.at({std::string(kFnc3Mark)})));
    }
    const rules::Json& source = row.value("source");
    if (!source.is_number_integer() || source < 1 || source > 99) {
        row.failValue("source", source.dump());
    } else {
        code.source = source.get<int>();
    }
    code.says = row.word("says");
    return code;
}

/// What holds between the codes of a file.
void checkCodes(const ScannerMaker& maker, const std::string& file, rules::FirstFault& fault)
{
    std::set<ScannerPurpose> seen;
    for (std::size_t i = 0; i < maker.codes.size(); ++i) {
        const ScannerCode& code = maker.codes[i];
        const std::string number = std::to_string(i + 1);
        if (!seen.insert(code.sets).second) {
            fault.add(invalid("{}, row {}: the id \"{}\" stands there a second time.",
                              {file + "/codes", number, nameOf(code.sets)}));
        }
        if (code.source > static_cast<int>(maker.sources.size())) {
            fault.add(invalid("{}, row {}: \"{}\" is not a value that \"{}\" can have.",
                              {file + "/codes", number, std::to_string(code.source), "source"}));
        }
    }
    const bool enters = seen.contains(ScannerPurpose::enter);
    const bool leaves = seen.contains(ScannerPurpose::leave);
    if (enters != leaves || (leaves && maker.codes.back().sets != ScannerPurpose::leave)) {
        fault.add(invalid("{}: a scanner that is led into its set-up must be led out of it by the last code.", {file}));
    }
}

ScannerMaker readMaker(rules::Row& row, const std::string& file)
{
    ScannerMaker maker{.name = row.word("name"), .models = row.text("models"), .checked = row.word("checked")};
    if (!isDay(maker.checked)) {
        row.failValue("checked", maker.checked);
    }
    maker.factoryLayout = row.maybeWord("factory_layout").value_or("");
    const bool known = std::any_of(kPurposes.begin(), kPurposes.end(),
                                   [&](const PurposeRow& one) { return one.layout == maker.factoryLayout; });
    if (!known) {
        row.failValue("factory_layout", maker.factoryLayout);
    }
    maker.sources = row.words("sources");
    maker.codes = rules::readRows(row.list("codes"), file + "/codes", row.fault(), &readCode);
    row.close();
    if (!row.fault().error) {
        checkCodes(maker, file, row.fault());
    }
    return maker;
}

Error broken(const std::string& file, const std::string& line, const std::string& detail)
{
    return invalid("{}, line {}: this is not valid JSON.", {file, line}, detail);
}

} // namespace

std::string nameOf(ScannerPurpose purpose) { return rowOf(purpose).name; }

std::string layoutOf(ScannerPurpose purpose) { return rowOf(purpose).layout; }

Result<ScannerMaker> readScannerMaker(const std::string& id, const std::string& json)
{
    const std::string file = id + ".json";
    try {
        rules::TwinKeys twins;
        const rules::Json parsed = rules::Json::parse(json, std::ref(twins));
        if (twins.twin()) {
            return invalid("{}: the key \"{}\" stands twice in one row.", {file, *twins.twin()});
        }
        if (!parsed.is_object()) {
            return invalid("{}, row {}: this is not a row of keys and values.", {file, "1"});
        }
        rules::FirstFault fault;
        rules::Row row(parsed, file, 1, fault);
        ScannerMaker maker = readMaker(row, file);
        maker.id = id;
        return fault.error ? Result<ScannerMaker>(*fault.error) : maker;
    } catch (const rules::Json::parse_error& problem) {
        return broken(file, rules::lineAt(json, problem.byte > 0 ? problem.byte - 1 : 0), problem.what());
    } catch (const rules::Json::exception& problem) {
        return broken(file, "1", problem.what());
    }
}

Result<std::vector<ScannerMaker>> scannerMakers()
{
    std::vector<ScannerMaker> makers;
    for (const LaidMaker& laid : kLaidMakers) {
        auto maker = readScannerMaker(laid.id, std::string(laid.begin, laid.end));
        if (!maker) {
            return maker.error();
        }
        makers.push_back(std::move(*maker));
    }
    return makers;
}

Result<ScannerMaker> findScannerMaker(const std::string& id)
{
    std::string ids;
    for (const LaidMaker& laid : kLaidMakers) {
        if (laid.id == id) {
            return readScannerMaker(id, std::string(laid.begin, laid.end));
        }
        ids += (ids.empty() ? "" : ", ") + std::string(laid.id);
    }
    return notFound("There are no configuration codes of a maker \"{}\". There are: {}.", {id, ids});
}

Result<std::vector<ScannerCode>> codesFor(const ScannerMaker& maker, const std::string& layout)
{
    if (layout.empty()) {
        return maker.codes;
    }
    bool found = layout == maker.factoryLayout;
    std::string layouts = maker.factoryLayout;
    std::vector<ScannerCode> codes;
    for (const ScannerCode& code : maker.codes) {
        const std::string own = layoutOf(code.sets);
        if (own.empty() || own == layout) {
            codes.push_back(code);
        }
        found = found || own == layout;
        layouts += (own.empty() || layouts.empty() ? "" : ", ") + own;
    }
    if (found) {
        return codes;
    }
    if (layouts.empty()) {
        return notFound("There is no code here that sets the keyboard layout of {} scanners. Leave the layout out, and "
                        "set it with the scanner's manual.",
                        {maker.name});
    }
    return notFound("There is no code here that sets {} scanners to the keyboard layout \"{}\". There are: {}.",
                    {maker.name, layout, layouts});
}

} // namespace regrade::passport
