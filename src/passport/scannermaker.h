#pragma once

#include "base/result.h"
#include "domain/inspection.h"

#include <string>
#include <vector>

namespace regrade::passport {

/// What a configuration code sets in the scanner.
enum class ScannerPurpose {
    enter,
    factory,
    keyboard,
    layoutUs,
    layoutDe,
    layoutFr,
    suffixCr,
    noPrefix,
    aimId,
    controlKeys,
    leave
};
/// As the files have it: "suffix_cr".
[[nodiscard]] std::string nameOf(ScannerPurpose purpose);
/// "us", "de" or "fr" where the purpose is a keyboard layout; empty elsewhere.
[[nodiscard]] std::string layoutOf(ScannerPurpose purpose);

/// One configuration code of a maker, exactly as its source has it.
struct ScannerCode {
    ScannerPurpose sets = ScannerPurpose::enter;
    bool bars = false; ///< Code 128; otherwise QR
    std::string text;  ///< FNC3 is written {FNC3}
    int source = 1;    ///< place in the maker's sources, from 1
    std::string says;  ///< what the source says the code does
};

/// The configuration codes of one maker in the order in which they are scanned. A file of resources/scanners.
struct ScannerMaker {
    std::string id; ///< the file's name
    std::string name;
    domain::Text models;       ///< that the sources speak of
    std::string checked;       ///< the day on which the sources were looked up
    std::string factoryLayout; ///< the keyboard layout in the factory state; empty = not known
    std::vector<std::string> sources;
    std::vector<ScannerCode> codes;
};

/// Reads one file strictly; the sentence names the file and the row.
[[nodiscard]] Result<ScannerMaker> readScannerMaker(const std::string& id, const std::string& json);
/// The shipped makers, by id.
[[nodiscard]] Result<std::vector<ScannerMaker>> scannerMakers();
[[nodiscard]] Result<ScannerMaker> findScannerMaker(const std::string& id);
/// The maker's codes for a PC of this keyboard layout ("us", "de", "fr"); "" = with the codes of every layout.
[[nodiscard]] Result<std::vector<ScannerCode>> codesFor(const ScannerMaker& maker, const std::string& layout);

} // namespace regrade::passport
