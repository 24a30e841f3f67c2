#pragma once

#include "app/program.h"

#include <QSize>
#include <QString>

namespace regrade::app {

/// Which pictures to take of the program.
struct GalleryOrder {
    QString folder;
    QString language = QStringLiteral("en");
    QString theme = QStringLiteral("light");
    QSize size{1280, 720};
    bool peopleOnly = false; ///< sign-in and people, without the other screens
};

/// Writes a picture of every screen, empty and with a unit in hand, after loading the demo into an empty store, as
/// <screen>-<language>-<theme>-<WxH>.png. The number of pictures.
[[nodiscard]] Result<int> takePictures(Program& program, const GalleryOrder& order);

} // namespace regrade::app
