import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// One label of the queue: how it stands, what it is, what a person can do about it.
Rectangle {
    id: row

    required property var job
    property bool busy: false
    signal againWanted()
    signal confirmWanted()
    signal cancelWanted()

    implicitHeight: Math.max(Theme.target, words.implicitHeight) + 2 * Theme.space3
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: row.job.kind === "error" ? Theme.error : row.job.kind === "warn" ? Theme.warn : Theme.hairline

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.space3
        spacing: Theme.space3

        Item {
            Layout.preferredWidth: 132
            Layout.fillHeight: true

            Chip {
                objectName: "state_" + row.job.number
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                kind: row.job.kind
                text: row.job.state
            }
        }
        ColumnLayout {
            id: words
            Layout.fillWidth: true
            spacing: 2

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Text {
                    property bool holdsNames: true
                    Layout.fillWidth: true
                    text: row.job.title
                    color: row.job.open ? Theme.text : Theme.text2
                    font.pixelSize: Theme.dense
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    textFormat: Text.PlainText
                }
                CaptionText { text: row.job.age }
            }
            MonoText {
                visible: text !== ""
                text: row.job.tag
                font.pixelSize: Theme.caption
            }
            CaptionText {
                property bool holdsNames: true
                Layout.fillWidth: true
                text: row.job.place
                elide: Text.ElideRight
            }
            CaptionText {
                visible: text !== ""
                Layout.fillWidth: true
                text: row.job.reason
                color: row.job.kind === "error" ? Theme.error : row.job.kind === "warn" ? Theme.warn : Theme.text2
                wrapMode: Text.Wrap
            }
        }
        PlainButton {
            objectName: "confirm_" + row.job.number
            visible: row.job.canConfirm
            enabled: !row.busy
            text: qsTr("It is there")
            iconName: "check"
            onClicked: row.confirmWanted()
        }
        PlainButton {
            objectName: "again_" + row.job.number
            visible: row.job.canAgain
            enabled: !row.busy
            text: qsTr("Print again")
            iconName: "printer"
            onClicked: row.againWanted()
        }
        PlainButton {
            objectName: "cancel_" + row.job.number
            visible: row.job.canCancel
            enabled: !row.busy
            text: qsTr("Cancel")
            iconName: "x"
            onClicked: row.cancelWanted()
        }
    }
}
