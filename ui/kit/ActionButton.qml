import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// What the three buttons have in common.
T.Button {
    id: control

    property string iconName: ""
    property string shortcutText: ""
    property color fill: Theme.surface
    property color ink: Theme.text
    property color rim: Theme.edge
    property int rimWidth: 1
    property int corner: Theme.radius
    property int textSize: Theme.dense

    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, content.implicitWidth + leftPadding + rightPadding)
    leftPadding: Theme.space4
    rightPadding: Theme.space4
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    background: Rectangle {
        radius: control.corner
        color: !control.enabled ? Theme.surface2 : control.fill
        border.width: control.enabled ? control.rimWidth : 1
        border.color: control.enabled ? control.rim : Theme.hairline

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: control.ink
            opacity: control.down ? 0.18 : control.hovered && control.enabled ? 0.07 : 0
        }
        FocusRing { shown: control.visualFocus || control.activeFocus; radius: control.corner + around }
    }

    contentItem: Item {
        implicitWidth: content.implicitWidth
        implicitHeight: content.implicitHeight

        RowLayout {
            id: content
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            spacing: Theme.space2

            Icon {
                visible: control.iconName !== ""
                name: control.iconName
                size: control.textSize + 6
                color: label.color
            }
            Text {
                id: label
                visible: control.text !== ""
                Layout.fillWidth: true
                text: control.text
                color: control.enabled ? control.ink : Theme.disabled
                font.pixelSize: control.textSize
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignHCenter
                textFormat: Text.PlainText
            }
            Text {
                visible: control.shortcutText !== ""
                text: control.shortcutText
                color: label.color
                font.pixelSize: Theme.caption
                textFormat: Text.PlainText
            }
        }
    }
}
