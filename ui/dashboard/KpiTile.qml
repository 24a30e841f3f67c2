import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// One figure with its n, interval, target and trend; pressing it explains it. `large` is for large screens.
T.Button {
    id: tile

    required property var figure
    property bool large: false
    property bool still: false // on a wall nobody presses it
    signal opened()

    readonly property string state_: figure.state
    readonly property color light: state_ === "ok" ? Theme.ok : state_ === "warn" ? Theme.warn : Theme.error
    readonly property int small: large ? Theme.title3 : Theme.caption

    objectName: "tile_" + figure.id
    implicitHeight: column.implicitHeight + 2 * Theme.space3
    focusPolicy: still ? Qt.NoFocus : Qt.StrongFocus
    Accessible.name: figure.title + ": " + figure.value + ". " + figure.caption + ". " + figure.target + " " + figure.chance
    onClicked: opened()
    Keys.onReturnPressed: opened()

    background: Rectangle {
        radius: Theme.radius
        color: tile.hovered && !tile.still ? Theme.surface2 : Theme.surface
        border.width: 1
        border.color: Theme.hairline
        FocusRing { shown: tile.activeFocus }
    }
    contentItem: Item {
        ColumnLayout {
            id: column
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            height: Math.max(implicitHeight, parent.height - 2 * Theme.space3)
            anchors.margins: Theme.space3
            spacing: 2

            RowLayout {
                Layout.fillWidth: true
                Layout.minimumHeight: tile.large ? 32 : 18 // the icon's, so that figures stand in line
                spacing: Theme.space1

                Text {
                    Layout.fillWidth: true
                    text: tile.figure.title
                    color: Theme.text2
                    font.pixelSize: tile.small
                    font.weight: Font.Medium
                    wrapMode: Text.Wrap
                    textFormat: Text.PlainText
                }
                Icon {
                    visible: tile.state_ !== "plain"
                    Layout.alignment: Qt.AlignTop
                    name: tile.state_ === "ok" ? "circle-check" : tile.state_ === "warn" ? "triangle-alert" : "circle-alert"
                    size: tile.large ? 32 : 18
                    color: tile.light
                }
            }
            Text {
                Layout.fillWidth: true
                text: tile.figure.value
                color: Theme.text
                font.pixelSize: tile.large ? Theme.keyFigure : Theme.title2
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.dense
                textFormat: Text.PlainText
            }
            Text {
                Layout.fillWidth: true
                text: tile.figure.caption
                color: Theme.text2
                font.pixelSize: tile.small
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            Text {
                visible: text !== ""
                Layout.fillWidth: true
                text: tile.figure.target
                color: Theme.text2
                font.pixelSize: tile.small
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            Item { Layout.fillHeight: true }
            Sparkline {
                Layout.fillWidth: true
                visible: tile.figure.trend.length > 1
                implicitHeight: tile.large ? 64 : 32
                rows: tile.figure.trend
                softInk: Theme.edge
                accent: Theme.accent
            }
        }
    }
}
