import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// A carton of the house: its name, how much of it stays empty, and what it costs with the filler.
T.Button {
    id: option

    property string size: ""
    property string share: ""
    property string cost: ""
    property bool chosen: false

    implicitHeight: Math.max(Theme.primaryTarget, words.implicitHeight + 2 * Theme.space2)
    implicitWidth: 120
    leftPadding: Theme.space2
    rightPadding: Theme.space2
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: share + ", " + cost
    Accessible.role: Accessible.RadioButton
    Accessible.checked: chosen

    background: Rectangle {
        radius: Theme.radius
        color: option.chosen ? Theme.accent : Theme.surface
        border.width: 1
        border.color: option.chosen ? Theme.accent : Theme.edge

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: Theme.text
            opacity: option.down ? 0.18 : option.hovered ? 0.06 : 0
        }
        FocusRing { shown: option.activeFocus }
    }
    contentItem: Item {
        ColumnLayout {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space1

                Icon {
                    visible: option.chosen
                    name: "check"
                    size: 20
                    color: Theme.inkOnAccent
                }
                Text {
                    Layout.fillWidth: true
                    text: option.text
                    color: option.chosen ? Theme.inkOnAccent : Theme.text
                    font.pixelSize: Theme.body
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    textFormat: Text.PlainText
                }
            }
            Text {
                Layout.fillWidth: true
                text: qsTr("%1 empty").arg(option.share)
                color: option.chosen ? Theme.inkOnAccent : Theme.text
                font.pixelSize: Theme.dense
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
            Text {
                Layout.fillWidth: true
                text: option.cost
                color: option.chosen ? Theme.inkOnAccent : Theme.text
                font.pixelSize: Theme.caption
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
            Text {
                Layout.fillWidth: true
                text: option.size
                color: option.chosen ? Theme.inkOnAccent : Theme.text2
                font.pixelSize: Theme.caption
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
        }
    }
}
