import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Passport

// The repaired unit before and after, under one sliding bar, and what became of each mark.
Card {
    id: panel

    required property RepairPair pair

    title: qsTr("Before and after the repair")

    CompareView {
        objectName: "repairCompare"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(420, width * 0.6)
        before: panel.pair.before
        after: panel.pair.after
        beforeText: qsTr("Before")
        afterText: qsTr("After")
    }
    CaptionText {
        Layout.fillWidth: true
        text: panel.pair.marks.length > 0 ? qsTr("Drag the bar. Press a mark to see it large.") : qsTr("The camera marked nothing, before or after.")
    }
    Repeater {
        model: panel.pair.marks

        PlainButton {
            required property var modelData
            required property int index
            objectName: "repairMark_" + index
            Layout.fillWidth: true
            iconName: modelData.better ? "circle-check" : "triangle-alert"
            checkedLook: index === panel.pair.chosen // qmllint disable unqualified
            text: modelData.text
            onClicked: panel.pair.choose(index) // qmllint disable unqualified
        }
    }
}
