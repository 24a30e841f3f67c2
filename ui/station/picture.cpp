#include "station/picture.h"

namespace regrade::ui {

namespace {

template <class Pixels>
QImage imageOf(const std::shared_ptr<const Pixels>& pixels)
{
    if (!pixels || pixels->empty()) {
        return {};
    }
    const QImage borrowed(pixels->data, pixels->cols, pixels->rows, static_cast<qsizetype>(pixels->step),
                          QImage::Format_BGR888);
    return borrowed.copy();
}

} // namespace

QImage photoOf(const workers::InspectionResult& result) { return imageOf(result.photo); }
QImage overlayOf(const workers::InspectionResult& result) { return imageOf(result.overlay); }

QImage archivedPhoto(const Desk& desk, const domain::PhotoRef& photo)
{
    return QImage(archivedUrl(desk, photo).toLocalFile());
}

QUrl archivedUrl(const Desk& desk, const domain::PhotoRef& photo)
{
    const auto path = desk.photos().pathOf(photo.hash);
    if (!path && path.error().code == ErrorCode::notFound) {
        desk.wantPhoto(photo.hash);
    }
    return path ? QUrl::fromLocalFile(QString::fromStdString(path->string())) : QUrl();
}

} // namespace regrade::ui
