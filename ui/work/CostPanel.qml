import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// Time and money of the unit on the bench.
Card {
    id: panel

    required property WorkScreen screen

    function clock(seconds) {
        const rest = seconds % 60
        return Math.floor(seconds / 60) + ":" + (rest < 10 ? "0" : "") + rest
    }

    title: qsTr("Time and cost")
    padding: Theme.space3

    FactRow {
        objectName: "workTime"
        Layout.fillWidth: true
        name: panel.screen.paused ? qsTr("Paused at") : qsTr("Time")
        value: panel.screen.targetSeconds > 0 ? qsTr("%1 of %2").arg(panel.clock(panel.screen.elapsedSeconds)).arg(panel.clock(panel.screen.targetSeconds)) : panel.clock(panel.screen.elapsedSeconds)
    }
    FactRow {
        objectName: "workCost"
        Layout.fillWidth: true
        name: qsTr("Cost so far")
        value: panel.screen.cost
    }
    CostGauge {
        Layout.fillWidth: true
        share: panel.screen.costShare
        marks: panel.screen.costMarks
    }
}
