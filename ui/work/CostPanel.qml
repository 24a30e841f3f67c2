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
        id: gauge
        Layout.fillWidth: true
        share: panel.screen.costShare
        marks: panel.screen.costMarks
    }
    RowLayout {
        id: sale
        readonly property bool tooHigh: panel.screen.saleShare > panel.screen.saleShareLimit
        Layout.fillWidth: true
        spacing: Theme.space2

        Icon {
            name: sale.tooHigh ? "triangle-alert" : "circle-check"
            size: 20
            color: sale.tooHigh ? Theme.warn : Theme.ok
        }
        BodyText {
            objectName: "saleShare"
            Layout.fillWidth: true
            text: qsTr("%1 of the expected price, at most %2").arg(gauge.percent(panel.screen.saleShare)).arg(gauge.percent(panel.screen.saleShareLimit))
            wrapMode: Text.Wrap
        }
    }
}
