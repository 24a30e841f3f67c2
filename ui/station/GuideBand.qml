import QtQuick
import QtQuick.Layouts
import Regrade.Desk
import Regrade.Kit

// Lies over the foot of the live picture: the one thing to do next, and five lamps that say what is right already.
Rectangle {
    id: band

    required property HandGuide guide
    property bool shootsItself: false
    readonly property color ink: guide.ready ? Theme.ok : Theme.text

    implicitHeight: rows.implicitHeight + 2 * Theme.space2
    color: guide.ready ? Theme.okSoft : Theme.surface

    Rectangle {
        objectName: "shotProgress"
        visible: band.shootsItself
        width: parent.width * band.guide.progress
        height: 6
        color: Theme.accent
    }
    ColumnLayout {
        id: rows
        anchors.fill: parent
        anchors.margins: Theme.space2
        spacing: Theme.space1

        RowLayout {
            Layout.fillWidth: true
            Layout.minimumHeight: 28 // of the word, so that the picture does not jump when it comes
            spacing: Theme.space2

            Icon {
                name: band.guide.ready ? "circle-check" : "info"
                size: 24
                color: band.ink
            }
            Text {
                objectName: "hint"
                Layout.fillWidth: true
                text: band.guide.hint
                color: band.ink
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            Chip {
                objectName: "firstWord"
                Layout.maximumWidth: rows.width / 2
                visible: band.guide.firstWord !== ""
                text: band.guide.firstWord
                kind: band.guide.firstKind
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space1

            Repeater {
                model: [
                    {text: qsTr("Place"), lamp: band.guide.place},
                    {text: qsTr("Still"), lamp: band.guide.still},
                    {text: qsTr("Focus"), lamp: band.guide.focus},
                    {text: qsTr("Light"), lamp: band.guide.light},
                    {text: qsTr("No glare"), lamp: band.guide.glare}
                ]

                Chip {
                    required property var modelData
                    text: modelData.text
                    kind: modelData.lamp === "good" ? "ok" : modelData.lamp === "bad" ? "warn" : "plain"
                }
            }
        }
    }
}
