import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// The papers that go into this box; the card "All passed" ticks them all.
Card {
    id: panel

    required property PackingScreen screen

    title: qsTr("Put in")
    padding: Theme.space3

    Chip {
        visible: panel.screen.labelPrinted && panel.screen.allInserted
        kind: "ok"
        text: qsTr("All papers are in")
    }
    Repeater {
        model: panel.screen.inserts

        CheckRow {
            required property var modelData

            objectName: "insert_" + modelData.id
            visible: !panel.screen.allInserted || !panel.screen.labelPrinted
            Layout.fillWidth: true
            text: modelData.text
            checked: modelData.isIn
            onClicked: panel.screen.tickInsert(modelData.id, !modelData.isIn)
        }
    }
    PlainButton {
        objectName: "allInserts"
        visible: !panel.screen.allInserted
        Layout.fillWidth: true
        iconName: "check-check"
        text: qsTr("All are in")
        onClicked: panel.screen.tickAllInserts()
    }
}
