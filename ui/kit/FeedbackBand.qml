import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// The answer to a scan or a button, over the full width: kind is ok, warn, error, info or busy. Empty text hides it.
Rectangle {
    id: band

    property string kind: "info"
    property string text: ""
    readonly property color ink: kind === "ok" ? Theme.inkOnOk : kind === "warn" ? Theme.inkOnWarn : kind === "error" ? Theme.inkOnError : Theme.inkOnAccent
    readonly property string word: kind === "ok" ? qsTr("Done") : kind === "warn" ? qsTr("Look here") : kind === "error" ? qsTr("Stopped") : kind === "busy" ? qsTr("Working") : qsTr("Note")

    implicitHeight: visible ? Math.max(Theme.target, row.implicitHeight + 2 * Theme.space2) : 0
    visible: text !== ""
    color: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warnFill : kind === "error" ? Theme.error : Theme.accent
    Accessible.role: Accessible.AlertMessage
    Accessible.name: word + ". " + text

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space5
        spacing: Theme.space3

        Icon {
            name: band.kind === "ok" ? "circle-check" : band.kind === "warn" ? "triangle-alert" : band.kind === "error" ? "octagon-alert" : band.kind === "busy" ? "loader" : "info"
            size: 26
            color: band.ink
        }
        Text {
            text: band.word
            color: band.ink
            font.pixelSize: Theme.body
            font.weight: Font.Bold
            textFormat: Text.PlainText
        }
        Text {
            Layout.fillWidth: true
            text: band.text
            color: band.ink
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
        }
    }
}
