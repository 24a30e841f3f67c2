#include "workers/printer.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace regrade::workers {

namespace {

constexpr std::size_t kLongestName = 40;
constexpr std::size_t kLongestAddress = 300;
constexpr int kLowestDpi = 100;
constexpr int kHighestDpi = 1200;

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool isPrintable(const std::string& text)
{
    return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::string inSmallLetters(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// As people count: a Chinese one is one.
std::size_t charactersOf(const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xc0) != 0x80; }));
}

bool isSameName(const std::string& one, const std::string& other)
{
    return inSmallLetters(one) == inSmallLetters(other);
}

bool isFolder(const std::string& address) { return !address.empty() && address.front() == '/'; }

Result<PrinterLanguage> languageFrom(const std::string& text)
{
    for (const PrinterLanguage language : {PrinterLanguage::pdf, PrinterLanguage::zpl}) {
        if (nameOf(language) == text) {
            return language;
        }
    }
    return invalid("A printer's language is pdf or zpl, not \"{}\".", {text});
}

Result<std::uint16_t> portFrom(const std::string& text)
{
    int port = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (fault != std::errc{} || end != text.data() + text.size() || port < 1 || port > 65'535) {
        return invalid("The port of a printer is a number from 1 to 65535, not \"{}\".", {text});
    }
    return static_cast<std::uint16_t>(port);
}

Error noAddress(const std::string& text)
{
    return invalid("\"{}\" is no address of a printer. Give host:port, such as 192.168.1.40:9100, or the whole path of "
                   "a folder.",
                   {text});
}

/// Names of machines and numbered addresses; what else people paste (http://…) is no host.
bool isHost(const std::string& text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_' || c == ':' || c == '%';
    });
}

} // namespace

std::string_view nameOf(PrinterLanguage language) { return language == PrinterLanguage::zpl ? "zpl" : "pdf"; }

std::optional<PrinterPort> Printer::port() const
{
    if (isFolder(address)) {
        return std::nullopt;
    }
    auto port = parsePrinterPort(address);
    return port ? std::optional(std::move(*port)) : std::nullopt;
}

Result<PrinterPort> parsePrinterPort(const std::string& text)
{
    PrinterPort found;
    std::string port;
    if (text.find('/') != std::string::npos) {
        return noAddress(text);
    }
    if (!text.empty() && text.front() == '[') {
        const auto end = text.find(']');
        if (end == std::string::npos || (end + 1 < text.size() && text[end + 1] != ':')) {
            return noAddress(text);
        }
        found.host = text.substr(1, end - 1);
        port = end + 1 < text.size() ? text.substr(end + 2) : "9100";
    } else {
        const auto colon = text.find(':');
        found.host = text.substr(0, colon);
        port = colon == std::string::npos ? "9100" : text.substr(colon + 1);
        if (port.find(':') != std::string::npos) {
            return noAddress(text);
        }
    }
    if (!isHost(found.host)) {
        return noAddress(text);
    }
    const auto number = portFrom(port);
    if (!number) {
        return number.error();
    }
    found.port = *number;
    return found;
}

Result<Printer> parsePrinter(const PrinterForm& form)
{
    Printer printer{trimmed(form.name), PrinterLanguage::pdf, trimmed(form.address), form.dpi, form.templates};
    if (printer.name.empty() || charactersOf(printer.name) > kLongestName || !isPrintable(printer.name)) {
        return invalid("A printer needs a name of 1 to 40 characters.");
    }
    const auto language = languageFrom(form.language);
    if (!language) {
        return language.error();
    }
    printer.language = *language;
    if (printer.address.size() > kLongestAddress || !isPrintable(printer.address)) {
        return noAddress(printer.address.substr(0, kLongestName));
    }
    if (!isFolder(printer.address)) {
        if (const auto port = parsePrinterPort(printer.address); !port) {
            return port.error();
        }
    }
    if (printer.dpi < kLowestDpi || printer.dpi > kHighestDpi) {
        return invalid("A printer has 100 to 1200 dots per inch, not {}.", {std::to_string(printer.dpi)});
    }
    for (const auto& [label, name] : printer.templates) {
        if (!domain::labelKindFrom(label)) {
            return invalid("There is no label \"{}\": a template is for intake or sale.", {label});
        }
        if (trimmed(name).empty()) {
            return invalid("The template for the label \"{}\" has no name.", {label});
        }
    }
    return printer;
}

Result<Printers> withPrinter(Printers printers, Printer added)
{
    for (const Printer& printer : printers) {
        if (isSameName(printer.name, added.name)) {
            return refused("There is a printer {} already. Give another name, or remove that one first.",
                           {printer.name});
        }
    }
    printers.push_back(std::move(added));
    return printers;
}

Result<Printers> withoutPrinter(Printers printers, const std::string& name)
{
    const std::size_t before = printers.size();
    std::erase_if(printers, [&](const Printer& printer) { return isSameName(printer.name, name); });
    return printers.size() < before ? Result<Printers>(std::move(printers))
                                    : notFound("There is no printer {} at this station.", {name});
}

Result<Printer> printerFor(const Printers& printers, const std::string& name, domain::LabelKind label)
{
    if (printers.empty()) {
        return refused("No printer is set up at this station. Add one: regradectl printer add, or under Settings.");
    }
    const auto found = std::find_if(printers.begin(), printers.end(), [&](const Printer& printer) {
        return name.empty() ? printer.templates.contains(std::string(domain::nameOf(label)))
                            : isSameName(printer.name, name);
    });
    if (found == printers.end() && !name.empty()) {
        return notFound("There is no printer {} at this station.", {name});
    }
    return found == printers.end() ? printers.front() : *found;
}

} // namespace regrade::workers
