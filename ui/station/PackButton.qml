import QtQuick
import Regrade.Kit

// Opens a question or an answer of another site.
PlainButton {
    id: button

    signal chosen(url file)

    iconName: "folder-open"
    onClicked: loader.setSource("PackDialog.qml", {})

    Loader { id: loader }
    Connections {
        target: loader.item
        function onChosen(file) { button.chosen(file) }
    }
}
