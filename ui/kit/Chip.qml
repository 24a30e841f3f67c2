import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// A small state with a word: kind is ok, warn, error, info or plain.
Rectangle {
    id: chip

    property string text: ""
    property string kind: "plain"
    property string iconName: kind === "ok" ? "circle-check" : kind === "warn" ? "triangle-alert" : kind === "error" ? "circle-x" : kind === "info" ? "info" : ""
    readonly property color ink: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : kind === "error" ? Theme.error : kind === "info" ? Theme.accent : Theme.text2

    implicitWidth: row.implicitWidth + 2 * Theme.space3
    implicitHeight: 28
    radius: height / 2
    color: kind === "ok" ? Theme.okSoft : kind === "warn" ? Theme.warnSoft : kind === "error" ? Theme.errorSoft : kind === "info" ? Theme.accentSoft : Theme.surface2
    border.width: Theme.mode === "contrast" ? 1 : 0
    border.color: ink

    RowLayout {
        id: row
        anchors.centerIn: parent
        width: Math.min(implicitWidth, chip.width - 2 * Theme.space2)
        spacing: Theme.space1

        Icon {
            visible: chip.iconName !== ""
            name: chip.iconName
            size: 16
            color: chip.ink
        }
        Text {
            Layout.fillWidth: true
            text: chip.text
            color: chip.ink
            font.pixelSize: Theme.caption
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            textFormat: Text.PlainText
        }
    }
}
