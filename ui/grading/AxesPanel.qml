import QtQuick
import QtQuick.Layouts
import Regrade.Grading
import Regrade.Kit
import Regrade.Station

// The three axes, and use. Nothing is chosen for the person; the camera's proposal for the look is marked as such.
Card {
    id: panel

    required property GradingScreen screen
    readonly property var levels: [
        {id: "none", text: qsTr("None")}, {id: "light", text: qsTr("Light")}, {id: "flaw", text: qsTr("Flaw")}, {id: "heavy", text: qsTr("Heavy")}
    ]

    function nameOf(level) {
        for (const entry of levels) {
            if (entry.id === level)
                return entry.text
        }
        return ""
    }

    padding: Theme.space3

    ChoiceRow {
        objectName: "packaging"
        Layout.fillWidth: true
        label: qsTr("1  Packaging")
        options: [{id: "intact", text: qsTr("Intact")}, {id: "damaged", text: qsTr("Damaged")}]
        currentId: panel.screen.packaging
        onPicked: id => panel.screen.choosePackaging(id)
    }
    ChoiceRow {
        objectName: "cosmetic"
        Layout.fillWidth: true
        label: qsTr("2  Look")
        options: panel.levels
        currentId: panel.screen.cosmetic
        onPicked: id => panel.screen.chooseCosmetic(id)
    }
    Chip {
        objectName: "proposal"
        visible: panel.screen.inspected
        kind: panel.screen.proposed === "" ? "warn" : "info"
        iconName: panel.screen.proposed === "" ? "eye" : "sparkles"
        text: panel.screen.proposed === "" ? qsTr("A person must look") : qsTr("Camera: %1").arg(panel.nameOf(panel.screen.proposed))
    }
    CaptionText {
        objectName: "evidence"
        visible: panel.screen.inspected
        Layout.fillWidth: true
        text: panel.screen.evidence
    }
    ReasonEntry {
        objectName: "cosmeticReason"
        visible: panel.screen.reasonNeeded
        Layout.fillWidth: true
        label: qsTr("Why do you see it differently?")
        reason: panel.screen.cosmeticReason
        usual: [qsTr("Reflection or shadow"), qsTr("Dust, wiped off"), qsTr("Part of the design"), qsTr("Mark on another side")]
        onGiven: reason => panel.screen.setCosmeticReason(reason)
    }
    ChoiceRow {
        objectName: "function"
        Layout.fillWidth: true
        label: qsTr("3  Function")
        options: [{id: "works", text: qsTr("Works")}, {id: "fault", text: qsTr("Fault")}]
        currentId: panel.screen.functioning
        onPicked: id => panel.screen.chooseFunction(id)
    }
    CheckRow {
        objectName: "used"
        Layout.fillWidth: true
        text: qsTr("Traces of use")
        detail: panel.screen.usedForGood ? qsTr("It was sold before, so it counts as used.") : ""
        enabled: !panel.screen.usedForGood
        checked: panel.screen.used
        onToggled: panel.screen.setUsed(checked)
    }
}
