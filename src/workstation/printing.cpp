#include "workstation/printing.h"

#include "passport/labelwriters.h"
#include "qr/tag.h"
#include "stations/packing.h"
#include "store/photoarchive.h"
#include "workstation/settings.h"

#include <algorithm>

namespace regrade::workstation {

namespace {

constexpr const char* kTestTitle = "Test label";

} // namespace

Result<LabelBytes> labelBytesFor(const passport::Label& label, const workers::Printer& printer,
                                 const std::filesystem::path& data)
{
    const auto chosen = printer.templates.find(std::string(passport::nameOf(label.use)));
    const auto layout =
        passport::layOut(label, chosen != printer.templates.end() ? chosen->second : "", passport::ownTemplates(data));
    if (!layout) {
        return layout.error();
    }
    const bool zpl = printer.language == workers::PrinterLanguage::zpl;
    auto bytes =
        passport::labelBytes(*layout, zpl ? passport::LabelFormat::zpl : passport::LabelFormat::pdf, printer.dpi);
    if (!bytes) {
        return bytes.error();
    }
    return LabelBytes{zpl ? "application/vnd.zpl" : "application/pdf", std::move(*bytes)};
}

workers::PrintQueue::LabelMaker labelMaker(std::shared_ptr<const rules::Policy> policy, std::filesystem::path data,
                                           const Clock& clock)
{
    return [policy = std::move(policy), data = std::move(data),
            &clock](const domain::Item& item, const workers::LabelOrder& order,
                    const workers::Printer& printer) -> Result<workers::PrintedLabel> {
        const auto language = order.language == "zh" ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
        const auto label = passport::makeLabel(item, *policy, order.label, language, clock.now());
        auto written = label ? labelBytesFor(*label, printer, data) : Result<LabelBytes>(label.error());
        if (!written) {
            return written.error();
        }
        auto events = stations::printLabel(item, *policy, order.label, store::sha256Hex(written->bytes));
        if (!events) {
            return events.error();
        }
        const int earlier = order.label == domain::LabelKind::sale ? item.saleLabels : item.intakeLabels;
        return workers::PrintedLabel{std::move(*events), item.intake->product, std::move(written->media),
                                     std::move(written->bytes), earlier + 1};
    };
}

Result<workers::PrintedLabel> testLabelFor(const workers::Printer& printer, const std::filesystem::path& data, Time now)
{
    const qr::Tag tag = qr::newTag();
    passport::Label label{.use = passport::LabelUse::intake, .code = tag.text()};
    for (const std::string& placeholder : passport::placeholdersOf(label.use)) {
        label.values[placeholder]; // of no unit, so most say nothing
    }
    label.values["tag"] = tag.text();
    label.values["tag_groups"] = tag.grouped();
    label.values["product"] = kTestTitle;
    label.values["sku"] = printer.name + " " + printer.address;
    label.values["day"] = isoDay(now);
    auto written = labelBytesFor(label, printer, data);
    if (!written) {
        return written.error();
    }
    return workers::PrintedLabel{{}, kTestTitle, std::move(written->media), std::move(written->bytes), 1};
}

workers::Printers printersIn(const std::filesystem::path& data) { return readSettings(data).printers; }

Result<void> keepPrinters(const std::filesystem::path& data, const workers::Printers& printers)
{
    Settings settings = readSettings(data);
    for (const workers::Printer& printer : printers) {
        const auto& kept = settings.printers;
        if (std::find(kept.begin(), kept.end(), printer) != kept.end()) {
            continue;
        }
        if (const auto tried = testLabelFor(printer, data, Time{}); !tried) {
            return tried.error();
        }
        const auto sale = printer.templates.find(std::string(passport::nameOf(passport::LabelUse::sale)));
        if (sale == printer.templates.end()) {
            continue;
        }
        if (const auto form =
                passport::findTemplate(sale->second, passport::LabelUse::sale, passport::ownTemplates(data));
            !form) {
            return form.error();
        }
    }
    settings.printers = printers;
    return writeSettings(data, settings);
}

} // namespace regrade::workstation
