import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// A tick with its words; the whole row is the target.
T.CheckBox {
    id: control

    property string detail: ""

    implicitHeight: Math.max(Theme.target, words.implicitHeight + 2 * Theme.space2)
    implicitWidth: words.implicitWidth + box.width + 3 * Theme.space3
    leftPadding: box.width + 2 * Theme.space3
    rightPadding: Theme.space3
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    indicator: Rectangle {
        id: box
        x: Theme.space3
        anchors.verticalCenter: parent.verticalCenter
        width: 28
        height: 28
        radius: 6
        color: control.checked ? Theme.accent : Theme.surface
        border.width: control.checked ? 0 : 2
        border.color: Theme.edge

        Icon {
            anchors.centerIn: parent
            visible: control.checked
            name: "check"
            size: 22
            color: Theme.inkOnAccent
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.hovered ? Theme.surface2 : "transparent"
        FocusRing { shown: control.activeFocus; around: 0 }
    }
    contentItem: ColumnLayout {
        id: words
        spacing: 0

        Text {
            Layout.fillWidth: true
            text: control.text
            color: control.enabled ? Theme.text : Theme.disabled
            font.pixelSize: Theme.dense
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
        }
        CaptionText {
            visible: control.detail !== ""
            Layout.fillWidth: true
            text: control.detail
        }
    }
}
