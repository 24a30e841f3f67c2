import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Station
import Regrade.Work

// What is broken, and what its repair is expected to cost, before anything is opened.
Card {
    id: panel

    required property WorkScreen screen
    readonly property RepairPlan plan: screen.plan
    readonly property string reason: reasonEntry.reason

    title: qsTr("What is broken?")

    ChoiceRow {
        objectName: "fault"
        Layout.fillWidth: true
        cell: 56
        options: panel.plan.faults
        currentId: panel.plan.fault
        onPicked: id => panel.plan.choose(id)
    }
    RowLayout {
        visible: panel.plan.fault !== ""
        Layout.fillWidth: true
        spacing: Theme.space3

        NumberEntry {
            objectName: "forecastMinutes"
            Layout.fillWidth: true
            label: qsTr("Minutes of work")
            text: panel.plan.minutes
            onEdited: text => panel.plan.setMinutes(text)
        }
        NumberEntry {
            objectName: "forecastParts"
            Layout.fillWidth: true
            decimals: 2
            label: qsTr("Cost of the parts")
            suffix: panel.plan.currency
            text: panel.plan.parts
            onEdited: text => panel.plan.setParts(text)
        }
    }
    FactRow {
        objectName: "forecastTotal"
        visible: panel.plan.total !== ""
        Layout.fillWidth: true
        name: qsTr("Cost of the unit after the repair, about")
        value: panel.plan.total
    }
    CostGauge {
        visible: panel.plan.total !== ""
        Layout.fillWidth: true
        share: panel.plan.share
        marks: panel.screen.costMarks
    }
    ReasonEntry {
        id: reasonEntry
        objectName: "approvalReason"
        visible: panel.plan.tooDear && panel.plan.mayApprove
        Layout.fillWidth: true
        label: qsTr("Why the repair is worth it")
        usual: [qsTr("Sells within days"), qsTr("Part lies in stock"), qsTr("Last one of a set")]
        onGiven: words => reasonEntry.reason = words
    }
}
