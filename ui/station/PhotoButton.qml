import QtQuick
import Regrade.Kit

// Opens photo files instead of the camera.
PlainButton {
    id: button

    property bool several: false
    signal chosen(var files)

    objectName: "openPhoto"
    iconName: "folder-open"
    onClicked: loader.setSource("PhotoDialog.qml", {several: button.several})

    Loader { id: loader }
    Connections {
        target: loader.item
        function onChosen(files) { button.chosen(files) }
    }
}
