import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// One step of a checklist: progress is todo, current, ok or fail. Controls for the step are its children.
Rectangle {
    id: step

    property int number: 1
    property string title: ""
    property string detail: ""
    property string progress: "todo"
    property bool required: true
    default property alias controls: tools.data
    readonly property color mark: progress === "ok" ? Theme.ok : progress === "fail" ? Theme.error : progress === "current" ? Theme.accent : Theme.text2

    implicitHeight: Math.max(64, row.implicitHeight + 2 * Theme.space3)
    implicitWidth: 320
    radius: Theme.radius
    color: progress === "current" ? Theme.accentSoft : Theme.surface
    border.width: progress === "current" ? 2 : 1
    border.color: progress === "current" ? Theme.accent : Theme.hairline

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space3
        spacing: Theme.space3

        Item {
            implicitWidth: 28
            implicitHeight: 28

            Icon {
                anchors.centerIn: parent
                visible: step.progress === "ok" || step.progress === "fail"
                name: step.progress === "ok" ? "circle-check" : "circle-x"
                size: 28
                color: step.mark
            }
            Rectangle {
                anchors.fill: parent
                visible: step.progress === "todo" || step.progress === "current"
                radius: 14
                color: "transparent"
                border.width: 2
                border.color: step.mark

                Text {
                    anchors.centerIn: parent
                    text: step.number
                    color: step.mark
                    font.pixelSize: Theme.caption
                    font.weight: Font.DemiBold
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            BodyText {
                Layout.fillWidth: true
                text: step.title
                font.weight: Font.Medium
            }
            CaptionText {
                visible: text !== ""
                Layout.fillWidth: true
                text: step.required ? step.detail : step.detail === "" ? qsTr("optional") : qsTr("optional · %1").arg(step.detail)
            }
        }
        Row { // which places its buttons at once, also when a language makes them wider
            id: tools
            spacing: Theme.space2
        }
    }
}
