import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// How many units stand at one stage, or are of one age; pressing it lists them. Colour only where there are too many.
T.Button {
    id: tile

    required property var stage
    property bool large: false
    property bool still: false // on a wall nobody presses it
    signal opened()

    implicitHeight: Math.max(Theme.target, column.implicitHeight + 2 * Theme.space2)
    focusPolicy: still ? Qt.NoFocus : Qt.StrongFocus
    Accessible.name: stage.text + ": " + stage.note
    onClicked: opened()
    Keys.onReturnPressed: opened()

    background: Rectangle {
        radius: Theme.radius
        color: tile.stage.state === "late" ? Theme.errorSoft : tile.stage.state === "soon" ? Theme.warnSoft : tile.hovered && !tile.still ? Theme.surface2 : Theme.surface
        border.width: 1
        border.color: tile.stage.state === "late" ? Theme.error : Theme.hairline
        FocusRing { shown: tile.activeFocus }
    }
    contentItem: Item {
        ColumnLayout {
            id: column
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.space3
            anchors.rightMargin: Theme.space3
            spacing: 4

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space1

                Text {
                    Layout.fillWidth: true
                    text: tile.stage.text
                    color: Theme.text
                    font.pixelSize: tile.large ? Theme.title3 : Theme.dense
                    wrapMode: Text.Wrap
                    textFormat: Text.PlainText
                }
                Icon {
                    visible: tile.stage.state !== ""
                    name: tile.stage.state === "late" ? "circle-alert" : "clock"
                    size: tile.large ? 28 : 18
                    color: tile.stage.state === "late" ? Theme.error : Theme.warn
                }
                Text {
                    text: tile.stage.note
                    color: Theme.text
                    font.pixelSize: tile.large ? Theme.title2 : Theme.dense
                    font.weight: Font.DemiBold
                    textFormat: Text.PlainText
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: tile.large ? 16 : 8
                radius: height / 2
                color: Theme.surface2

                Rectangle {
                    height: parent.height
                    radius: height / 2
                    visible: tile.stage.units > 0
                    width: Math.max(height, parent.width * tile.stage.share)
                    color: tile.stage.state === "late" ? Theme.error : Theme.accent
                }
            }
        }
    }
}
