import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// A part that fits: a tap takes it.
T.Button {
    id: row

    required property var part
    property string verb: ""

    implicitHeight: Math.max(Theme.target, words.implicitHeight + 2 * Theme.space2)
    focusPolicy: Qt.StrongFocus
    enabled: row.part.there ?? false
    Accessible.name: row.verb + " " + (row.part.name ?? "")
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.accentSoft : row.hovered ? Theme.surface2 : Theme.surface
        border.width: 1
        border.color: row.enabled ? Theme.edge : Theme.hairline
        FocusRing { shown: row.activeFocus; around: 0 }
    }
    contentItem: RowLayout {
        spacing: Theme.space2

        ColumnLayout {
            id: words
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space3
            spacing: 0

            Text {
                Layout.fillWidth: true
                text: row.part.name ?? ""
                color: row.enabled ? Theme.text : Theme.text2
                font.pixelSize: Theme.dense
                font.weight: Font.Medium
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            CaptionText {
                Layout.fillWidth: true
                text: (row.part.number ?? "") + " · " + (row.part.fact ?? "")
                wrapMode: Text.Wrap
            }
            Chip {
                visible: row.part.key ?? false
                kind: "info"
                text: qsTr("key part")
            }
        }
        Icon {
            Layout.rightMargin: Theme.space3
            name: "plus"
            size: 24
            color: row.enabled ? Theme.accent : Theme.disabled
        }
    }
}
