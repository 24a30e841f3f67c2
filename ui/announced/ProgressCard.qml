import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// How far the reading of a list has come.
Card {
    id: card

    required property double progress
    property string file: ""

    TitleText {
        Layout.fillWidth: true
        text: card.file
        elide: Text.ElideMiddle
    }
    Rectangle {
        objectName: "progressBar"
        Layout.fillWidth: true
        implicitHeight: 16
        radius: 8
        color: Theme.surface2
        Accessible.role: Accessible.ProgressBar
        Accessible.name: Math.floor(card.progress * 100) + " %"

        Rectangle {
            width: Math.max(parent.radius * 2, parent.width * card.progress)
            height: parent.height
            radius: parent.radius
            color: Theme.accent
        }
    }
    BodyText {
        Layout.fillWidth: true
        text: qsTr("%1 % done. Nothing counts before the last row is written.").arg(Math.floor(card.progress * 100))
    }
}
