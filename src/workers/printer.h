#pragma once

#include "base/result.h"
#include "domain/event.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::workers {

enum class PrinterLanguage { pdf, zpl };
[[nodiscard]] std::string_view nameOf(PrinterLanguage language);

/// A port that takes bytes: 9100 at most printers.
struct PrinterPort {
    std::string host;
    std::uint16_t port = 9100;

    [[nodiscard]] bool operator==(const PrinterPort&) const = default;
};

/// A printer of the station: a port in the network, or a folder into which every label is put as a file.
struct Printer {
    std::string name;
    PrinterLanguage language = PrinterLanguage::pdf;
    std::string address; ///< "host:port", or the folder's whole path
    int dpi = 203;
    std::map<std::string, std::string> templates; ///< kind of label ("intake", "sale") to the name of its template

    /// Nothing = it is a folder.
    [[nodiscard]] std::optional<PrinterPort> port() const;
    [[nodiscard]] bool operator==(const Printer&) const = default;
};

/// A printer as people write it down.
struct PrinterForm {
    std::string name;
    std::string language = "pdf";
    std::string address;
    int dpi = 203;
    std::map<std::string, std::string> templates;
};

/// Invalid with one sentence: no name, an address that is neither, another language, a dpi that no printer has. Whether
/// the printer answers is not asked.
[[nodiscard]] Result<Printer> parsePrinter(const PrinterForm& form);
/// "host", "host:port", "[::1]:port".
[[nodiscard]] Result<PrinterPort> parsePrinterPort(const std::string& text);

using Printers = std::vector<Printer>;
/// Refused: the name is taken, however it is capitalised.
[[nodiscard]] Result<Printers> withPrinter(Printers printers, Printer added);
[[nodiscard]] Result<Printers> withoutPrinter(Printers printers, const std::string& name);
/// The one with the name; with no name the first that has a template for the label, else the first. Refused when there
/// is none.
[[nodiscard]] Result<Printer> printerFor(const Printers& printers, const std::string& name, domain::LabelKind label);

} // namespace regrade::workers
