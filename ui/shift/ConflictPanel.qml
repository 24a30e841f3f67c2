import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shift
import Regrade.Station

// One unit, two decisions: which stands, which was set aside, and what a lead says is so now.
ColumnLayout {
    id: panel

    required property ShiftScreen screen
    readonly property var chosen: screen.chosen

    spacing: Theme.space3

    GridLayout {
        Layout.fillWidth: true
        columns: panel.width < 620 ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3

        EntryCard {
            objectName: "stands"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            title: qsTr("This stands")
            kind: "ok"
            entry: panel.chosen.stands ?? {}
        }
        EntryCard {
            objectName: "setAside"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            title: qsTr("This was set aside")
            kind: "warn"
            entry: panel.chosen.setAside ?? {}
            note: (panel.chosen.events ?? 1) > 1 ? qsTr("and what the same station did next: %1 entries in all").arg(panel.chosen.events) : ""
        }
    }
    Card {
        enabled: panel.screen.lacks === ""
        opacity: enabled ? 1 : 0.45
        Layout.fillWidth: true

        ReasonEntry {
            objectName: "settleReason"
            Layout.fillWidth: true
            label: qsTr("What is so now?")
            reason: panel.screen.reason
            usual: Array.from(panel.screen.usualReasons)
            onGiven: reason => panel.screen.reason = reason
        }
    }
}
