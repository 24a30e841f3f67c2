import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// A key figure with its n, its target and its state (ok, warn, error or plain); pressing it opens the rows behind it.
T.Button {
    id: tile

    property string title: ""
    property string value: ""
    property string caption: ""
    property string target: ""
    property string state_: "plain"
    property bool opens: true
    signal opened()

    implicitWidth: 220
    implicitHeight: 148
    focusPolicy: opens ? Qt.StrongFocus : Qt.NoFocus
    Accessible.name: title + ": " + value + ". " + caption
    onClicked: if (opens) opened()
    Keys.onReturnPressed: if (opens) opened()

    background: Rectangle {
        radius: Theme.radius
        color: tile.hovered && tile.opens ? Theme.surface2 : Theme.surface
        border.width: 1
        border.color: Theme.hairline
        FocusRing { shown: tile.activeFocus }
    }
    contentItem: Item {
        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.space3
            spacing: 2

            RowLayout {
                Layout.fillWidth: true

                Text {
                    Layout.fillWidth: true
                    text: tile.title
                    color: Theme.text2
                    font.pixelSize: Theme.caption
                    font.weight: Font.Medium
                    elide: Text.ElideRight
                    textFormat: Text.PlainText
                }
                Icon {
                    visible: tile.state_ !== "plain"
                    name: tile.state_ === "ok" ? "circle-check" : tile.state_ === "warn" ? "triangle-alert" : "circle-alert"
                    size: 18
                    color: tile.state_ === "ok" ? Theme.ok : tile.state_ === "warn" ? Theme.warn : Theme.error
                }
                Icon {
                    visible: tile.opens
                    name: "chevron-right"
                    size: 18
                    color: Theme.text2
                }
            }
            Text {
                Layout.fillWidth: true
                text: tile.value
                color: Theme.text
                font.pixelSize: Theme.title1
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.title3
                textFormat: Text.PlainText
            }
            Item { Layout.fillHeight: true }
            Text {
                visible: text !== ""
                Layout.fillWidth: true
                text: tile.caption
                color: Theme.text2
                font.pixelSize: Theme.caption
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
            Text {
                visible: text !== ""
                Layout.fillWidth: true
                text: tile.target
                color: Theme.text2
                font.pixelSize: Theme.caption
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
        }
    }
}
