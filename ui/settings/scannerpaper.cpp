#include "settings/scannerpaper.h"

#include "passport/scannersheet.h"

#include <QSaveFile>

#include <filesystem>

namespace regrade::ui {

Result<QString> writeScannerPaper(const Desk& desk)
{
    const auto language =
        desk.language() == QLatin1String("en") ? passport::PaperLanguage::en : passport::PaperLanguage::zh;
    const auto pdf = passport::scannerSheetPdf(language);
    if (!pdf) {
        return pdf.error();
    }
    std::error_code problem;
    std::filesystem::create_directories(desk.papers(), problem);
    const QString file = QString::fromStdString((desk.papers() / "scanner.pdf").string());
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
