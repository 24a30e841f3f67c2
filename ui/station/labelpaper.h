#pragma once

#include "base/result.h"
#include "desk/desk.h"

#include <QImage>
#include <QString>

namespace regrade::ui {

/// A label as it was written: the file for the printer, the picture for the screen.
struct LabelPaper {
    QString file;
    QImage preview;
    std::string content; ///< hex SHA-256 of the file
};

/// Writes the next copy of the unit's label to the desk's papers. Nothing is logged here: the caller submits
/// stations::printLabel with `content`.
[[nodiscard]] Result<LabelPaper> writeLabel(const Desk& desk, const domain::Item& item, domain::LabelKind kind);
/// The picture of the label that counts: of the newest copy, or of the first where none was printed.
[[nodiscard]] Result<QImage> labelPicture(const Desk& desk, const domain::Item& item, domain::LabelKind kind);

} // namespace regrade::ui
