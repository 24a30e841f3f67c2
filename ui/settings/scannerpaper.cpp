#include "settings/scannerpaper.h"

#include "passport/scannersheet.h"

#include <QSaveFile>

#include <filesystem>

namespace regrade::ui {

namespace {

Result<std::vector<std::byte>> sheetOf(passport::PaperLanguage language, const QString& maker)
{
    if (maker.isEmpty()) {
        return passport::scannerSheetPdf(language);
    }
    const auto found = passport::findScannerMaker(maker.toStdString());
    if (!found) {
        return found.error();
    }
    return passport::scannerSheetPdf(language, *found);
}

} // namespace

Result<QString> writeScannerPaper(const Desk& desk, const QString& maker)
{
    const auto pdf = sheetOf(desk.paperLanguage(), maker);
    if (!pdf) {
        return pdf.error();
    }
    std::error_code problem;
    std::filesystem::create_directories(desk.papers(), problem);
    const std::string name = maker.isEmpty() ? "scanner.pdf" : "scanner-" + maker.toStdString() + ".pdf";
    const QString file = QString::fromStdString((desk.papers() / name).string());
    QSaveFile paper(file);
    const auto size = static_cast<qint64>(pdf->size());
    if (!paper.open(QIODevice::WriteOnly) || paper.write(reinterpret_cast<const char*>(pdf->data()), size) != size ||
        !paper.commit()) {
        return storageError("The page could not be written to {}. Free the folder and try again.", {file.toStdString()},
                            paper.errorString().toStdString());
    }
    return file;
}

} // namespace regrade::ui
