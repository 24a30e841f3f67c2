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
    Column {
        id: papers
        visible: !panel.screen.allInserted || !panel.screen.labelPrinted
        Layout.fillWidth: true
        Layout.preferredHeight: panel.screen.inserts.length * (Theme.target + Theme.space2)

        Repeater {
            model: panel.screen.inserts.length // a count, so that a tick makes no row anew

            CheckRow {
                required property int index
                readonly property var row: panel.screen.inserts[index] ?? ({})

                objectName: "insert_" + row.id
                width: papers.width
                height: Theme.target + Theme.space2 // two lines
                text: row.text ?? ""
                checked: row.isIn ?? false
                onClicked: panel.screen.tickInsert(row.id, !row.isIn)
            }
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
