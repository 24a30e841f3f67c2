#pragma once

#include "app/program.h"

#include <QSize>
#include <QString>

#include <functional>

namespace regrade::app {

/// Called with every view, once its answers are there.
using ShowView = std::function<void(const QString& name)>;

/// Opens every screen, empty and with a unit in hand, its parts, and in an empty store (into which it loads the demo)
/// the welcome, the sign-in and the people as well. `peopleOnly`: these alone.
[[nodiscard]] Result<void> showEveryView(Program& program, bool peopleOnly, const ShowView& show);

/// Which pictures to take of the program.
struct GalleryOrder {
    QString folder;
    QString language = QStringLiteral("en");
    QString theme = QStringLiteral("light");
    QSize size{1280, 720};
    bool peopleOnly = false; ///< sign-in and people, without the other screens
};

/// Writes a picture of every view as <view>-<language>-<theme>-<WxH>.png. The number of pictures.
[[nodiscard]] Result<int> takePictures(Program& program, const GalleryOrder& order);

} // namespace regrade::app
