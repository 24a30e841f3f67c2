import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// Another carton of the house, or a box of another size with its material.
Card {
    id: panel

    required property PackingScreen screen

    function say(millimetres) { return millimetres > 0 ? String(millimetres) : "" }
    function tell() { panel.screen.setBox(Number(length.text), Number(width_.text), Number(height_.text)) }

    padding: Theme.space3

    ChoiceRow {
        objectName: "moreCarton"
        visible: panel.screen.moreCartons.length > 0
        Layout.fillWidth: true
        label: panel.screen.needsSize ? qsTr("Cartons of the house") : qsTr("Other cartons that fit, with their empty space")
        options: panel.screen.moreCartons
        currentId: panel.screen.carton
        onPicked: id => panel.screen.chooseCarton(id)
    }
    ChoiceRow {
        objectName: "material"
        Layout.fillWidth: true
        label: qsTr("No carton of the house: its material")
        options: panel.screen.materials
        currentId: panel.screen.carton === "" ? panel.screen.material : ""
        onPicked: id => panel.screen.chooseMaterial(id)
    }
    ChoiceRow {
        objectName: "recentBox"
        visible: panel.screen.recentBoxes.length > 0
        Layout.fillWidth: true
        label: qsTr("Boxes of today, in mm")
        options: panel.screen.recentBoxes
        currentId: panel.screen.box
        onPicked: id => panel.screen.chooseBox(id)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        NumberEntry {
            id: length
            objectName: "boxLength"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Box length, outside")
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
    }
}
