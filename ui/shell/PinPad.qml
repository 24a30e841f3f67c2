import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shell

// Six figures on keys that a gloved hand hits. The sixth sends them; none is ever shown.
ColumnLayout {
    id: pad

    required property SignIn signIn

    spacing: Theme.space3

    Row {
        Layout.alignment: Qt.AlignHCenter
        spacing: Theme.space3
        Accessible.name: qsTr("%1 of 6 figures").arg(pad.signIn.figures)

        Repeater {
            model: 6

            Rectangle {
                id: dot
                required property int index
                width: 28
                height: 28
                radius: 14
                color: dot.index < pad.signIn.figures ? Theme.accent : "transparent"
                border.width: 2
                border.color: dot.index < pad.signIn.figures ? Theme.accent : Theme.edge
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 3
        rowSpacing: Theme.space2
        columnSpacing: Theme.space2
        enabled: !pad.signIn.busy

        Repeater {
            model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

            PlainButton {
                required property int modelData
                objectName: "pin" + modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.primaryTarget
                textSize: Theme.title2
                text: String(modelData)
                onClicked: pad.signIn.press(modelData)
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        PlainButton {
            objectName: "pin0"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: Theme.primaryTarget
            textSize: Theme.title2
            text: "0"
            onClicked: pad.signIn.press(0)
        }
        PlainButton {
            objectName: "pinErase"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: Theme.primaryTarget
            textSize: Theme.title2
            iconName: "arrow-left"
            Accessible.name: qsTr("Erase")
            onClicked: pad.signIn.erase()
        }
    }
}
