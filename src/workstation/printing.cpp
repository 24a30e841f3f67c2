#include "workstation/printing.h"

#include "qr/tag.h"
#include "stations/packing.h"
#include "store/photoarchive.h"
#include "workstation/settings.h"

namespace regrade::workstation {

Result<LabelBytes> labelBytesFor(const passport::Label& label, const workers::Printer& printer)
{
    switch (printer.language) {
    case workers::PrinterLanguage::pdf: {
        auto pdf = passport::labelPdf(label);
        return pdf ? Result<LabelBytes>(LabelBytes{"application/pdf", std::move(*pdf)}) : pdf.error();
    }
    case workers::PrinterLanguage::zpl: break;
    }
    return refused("The printer {} is set up for ZPL, and labels are written as PDF only. Set it up with the language "
                   "pdf.",
                   {printer.name});
}

workers::PrintQueue::LabelMaker labelMaker(std::shared_ptr<const rules::Policy> policy)
{
    return [policy = std::move(policy)](const domain::Item& item, const workers::LabelOrder& order,
                                        const workers::Printer& printer) -> Result<workers::PrintedLabel> {
        const auto language = order.language == "zh" ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
        const auto label = passport::makeLabel(item, *policy, order.label, language);
        auto written = label ? labelBytesFor(*label, printer) : Result<LabelBytes>(label.error());
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

Result<workers::PrintedLabel> testLabelFor(const workers::Printer& printer, Time now)
{
    const passport::Label label{
        qr::newTag(), "Test label", {}, {}, {printer.name, printer.address, toIso(now).substr(0, 16)}};
    auto written = labelBytesFor(label, printer);
    if (!written) {
        return written.error();
    }
    return workers::PrintedLabel{{}, "Test label", std::move(written->media), std::move(written->bytes), 1};
}

workers::Printers printersIn(const std::filesystem::path& data) { return readSettings(data).printers; }

Result<void> keepPrinters(const std::filesystem::path& data, const workers::Printers& printers)
{
    Settings settings = readSettings(data);
    settings.printers = printers;
    return writeSettings(data, settings);
}

} // namespace regrade::workstation
