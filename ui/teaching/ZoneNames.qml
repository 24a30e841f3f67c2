import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Teaching

// Which zone the chosen frame is, or which one to add.
Card {
    id: panel

    required property ZoneSketch zones

    title: qsTr("Zones of the product")
    padding: Theme.space3

    CaptionText {
        Layout.fillWidth: true
        text: panel.zones.chosen >= 0 ? qsTr("Drag the frame, or its corner. Arrows move it, with Shift they stretch it.") : qsTr("Choose a name to add a zone. A mark on it is judged by that zone's rows.")
    }
    ChoiceRow {
        objectName: "zoneName"
        Layout.fillWidth: true
        label: panel.zones.chosen >= 0 ? qsTr("This zone is") : qsTr("Add a zone")
        options: panel.zones.names
        currentId: panel.zones.chosenZone
        onPicked: id => panel.zones.name(id)
    }
    PlainButton {
        objectName: "anotherZone"
        visible: panel.zones.chosen >= 0
        Layout.fillWidth: true
        iconName: "plus"
        text: qsTr("Another zone")
        onClicked: panel.zones.choose(-1)
    }
    PlainButton {
        objectName: "removeZone"
        visible: panel.zones.chosen >= 0
        Layout.fillWidth: true
        iconName: "trash-2"
        text: qsTr("Take this zone away")
        onClicked: panel.zones.remove()
    }
    Repeater {
        model: panel.zones.areas

        PlainButton {
            required property var modelData
            required property int index
            objectName: "zoneEntry_" + index
            Layout.fillWidth: true
            checkedLook: index === panel.zones.chosen // qmllint disable unqualified
            text: modelData.text
            onClicked: panel.zones.choose(index) // qmllint disable unqualified
        }
    }
}
