import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// The box's outer size, and how much of it stays empty.
Card {
    id: panel

    required property PackingScreen screen

    function say(millimetres) { return millimetres > 0 ? String(millimetres) : "" }
    function tell() { panel.screen.setBox(Number(length.text), Number(width_.text), Number(height_.text)) }

    padding: Theme.space3

    ChoiceRow {
        objectName: "recentBox"
        visible: panel.screen.recentBoxes.length > 0
        Layout.fillWidth: true
        label: qsTr("Boxes of today, in mm")
        options: panel.screen.recentBoxes
        currentId: panel.screen.box
        onPicked: id => panel.screen.chooseBox(id)
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 4
        columnSpacing: Theme.space3

        NumberEntry {
            id: length
            objectName: "boxLength"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("2  Box length")
            suffix: "mm"
            text: panel.say(panel.screen.lengthMm)
            onEdited: panel.tell()
        }
        NumberEntry {
            id: width_
            objectName: "boxWidth"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Width")
            suffix: "mm"
            text: panel.say(panel.screen.widthMm)
            onEdited: panel.tell()
        }
        NumberEntry {
            id: height_
            objectName: "boxHeight"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Height")
            suffix: "mm"
            text: panel.say(panel.screen.heightMm)
            onEdited: panel.tell()
        }
        NumberEntry {
            id: weight
            objectName: "weight"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Weight")
            suffix: "g"
            text: panel.say(panel.screen.weightG)
            onEdited: text => panel.screen.setWeight(Number(text))
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 12
            radius: 6
            color: Theme.surface2

            Rectangle {
                visible: panel.screen.voidShare >= 0
                width: parent.width * (1 - Math.max(0, panel.screen.voidShare))
                height: parent.height
                radius: parent.radius
                color: Theme.accent
            }
        }
        BodyText {
            objectName: "voidShare"
            text: panel.screen.voidShare < 0 ? qsTr("empty space: –") : qsTr("%1 % of the box is empty").arg((panel.screen.voidShare * 100).toFixed(1))
        }
    }
}
