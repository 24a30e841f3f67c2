import QtQuick
import QtQuick.Layouts
import Regrade.Grading
import Regrade.Kit
import Regrade.Station

// Another grade than the table's: both stay on record, with the reason.
Card {
    id: panel

    required property GradingScreen screen
    readonly property bool open: screen.overrideTo !== ""

    padding: Theme.space3

    PlainButton {
        objectName: "overrideGrade"
        visible: !panel.open && !choices.visible
        Layout.fillWidth: true
        iconName: "pencil"
        text: qsTr("Give another grade")
        onClicked: choices.wanted = true
    }
    ChoiceRow {
        id: choices
        property bool wanted: false
        objectName: "overrideTo"
        visible: wanted || panel.open
        Layout.fillWidth: true
        label: qsTr("Grade by your judgement")
        options: panel.screen.grades
        currentId: panel.screen.overrideTo
        onPicked: grade => panel.screen.setOverride(grade)
    }
    ReasonEntry {
        objectName: "overrideReason"
        visible: panel.open
        Layout.fillWidth: true
        label: qsTr("Why?")
        reason: panel.screen.overrideReason
        usual: [qsTr("Parts are missing"), qsTr("Smell or stain inside"), qsTr("Older model")]
        onGiven: reason => panel.screen.setOverrideReason(reason)
    }
    PlainButton {
        objectName: "keepTable"
        visible: choices.visible
        Layout.fillWidth: true
        iconName: "undo-2"
        text: qsTr("Keep the table's grade")
        onClicked: {
            choices.wanted = false
            panel.screen.setOverride("")
        }
    }
}
