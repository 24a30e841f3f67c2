#include "station/labelpaper.h"

#include "passport/labelwriters.h"
#include "store/photoarchive.h"

#include <QSaveFile>

#include <algorithm>
#include <filesystem>

namespace regrade::ui {

namespace {

constexpr int kScreenDpi = 200;

Result<passport::LabelLayout> layoutOf(const Desk& desk, const domain::Item& item, domain::LabelKind kind)
{
    const auto label = passport::makeLabel(item, desk.policy(), kind, desk.paperLanguage(), desk.now());
    if (!label) {
        return label.error();
    }
    // The house's own templates lie beside its papers.
    return passport::layOut(*label, {}, passport::ownTemplates(desk.papers().parent_path()));
}

Result<QImage> pictureOf(const passport::LabelLayout& layout)
{
    const auto png = passport::labelPng(layout, kScreenDpi);
    if (!png) {
        return png.error();
    }
    return QImage::fromData(reinterpret_cast<const uchar*>(png->data()), static_cast<int>(png->size()), "PNG");
}

Result<void> writeWhole(const QString& file, const std::vector<std::byte>& bytes)
{
    std::error_code problem;
    std::filesystem::create_directories(std::filesystem::path(file.toStdString()).parent_path(), problem);
    QSaveFile paper(file);
    const auto size = static_cast<qint64>(bytes.size());
    if (!paper.open(QIODevice::WriteOnly) || paper.write(reinterpret_cast<const char*>(bytes.data()), size) != size ||
        !paper.commit()) {
        return storageError("The label could not be written to {}. The unit is safe; free the folder and print again.",
                            {file.toStdString()}, paper.errorString().toStdString());
    }
    return {};
}

} // namespace

Result<LabelPaper> writeLabel(const Desk& desk, const domain::Item& item, domain::LabelKind kind)
{
    const auto layout = layoutOf(desk, item, kind);
    if (!layout) {
        return layout.error();
    }
    const auto pdf = passport::labelPdf(*layout);
    if (!pdf) {
        return pdf.error();
    }
    auto preview = pictureOf(*layout);
    if (!preview) {
        return preview.error();
    }
    const std::string name = item.id.text() + (kind == domain::LabelKind::sale ? "-sale-" : "-intake-") +
                             std::to_string(item.version) + ".pdf";
    const QString file = QString::fromStdString((desk.papers() / name).string());
    if (const auto written = writeWhole(file, *pdf); !written) {
        return written.error();
    }
    return LabelPaper{file, *std::move(preview), store::sha256Hex(*pdf)};
}

Result<QImage> labelPicture(const Desk& desk, const domain::Item& item, domain::LabelKind kind)
{
    domain::Item before = item; // a label says which copy it is that is printed now
    int& copies = kind == domain::LabelKind::sale ? before.saleLabels : before.intakeLabels;
    copies = std::max(0, copies - 1);
    const auto layout = layoutOf(desk, before, kind);
    if (!layout) {
        return layout.error();
    }
    return pictureOf(*layout);
}

} // namespace regrade::ui
