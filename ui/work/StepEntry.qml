import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// What a step asks for beyond a press: an option, an instrument, sides under the lamp, words.
Column {
    id: entry

    required property var step
    required property WorkScreen screen
    readonly property string stepId: step.id ?? ""
    readonly property string kind: step.kind ?? ""

    spacing: Theme.space2

    ChoiceRow {
        objectName: "instrument_" + entry.stepId
        visible: (entry.step.instruments ?? []).length > 1
        width: entry.width
        label: qsTr("Read from")
        options: entry.step.instruments ?? []
        currentId: entry.step.used ?? ""
        onPicked: id => entry.screen.useInstrument(entry.step.instrumentKind, id)
    }
    ChoiceRow {
        objectName: "option_" + entry.stepId
        visible: entry.kind === "choice"
        width: entry.width
        cell: 56
        label: entry.step.several ? qsTr("One or more; press again to take one back") : ""
        options: entry.step.options ?? []
        currentId: (entry.step.picked ?? []).join()
        currentIds: entry.step.picked ?? []
        onPicked: id => entry.screen.chooseOption(entry.stepId, id)
    }
    RowLayout {
        visible: entry.kind === "exposure"
        width: entry.width
        spacing: Theme.space3

        NumberEntry {
            id: distance
            objectName: "distance_" + entry.stepId
            Layout.preferredWidth: 140
            label: qsTr("Distance")
            suffix: "mm"
            text: entry.step.distanceMm ?? ""
        }
        NumberEntry {
            id: seconds
            objectName: "seconds_" + entry.stepId
            Layout.preferredWidth: 140
            label: qsTr("Time of each side")
            suffix: "s"
            text: entry.step.seconds ?? ""
        }
        PlainButton {
            objectName: "expose_" + entry.stepId
            Layout.alignment: Qt.AlignBottom
            enabled: distance.filled && seconds.filled
            iconName: "check"
            text: qsTr("%1 sides exposed").arg(entry.step.sides ?? 0)
            onClicked: entry.screen.exposeStep(entry.stepId, distance.text, seconds.text)
        }
        Item { Layout.fillWidth: true }
    }
    RowLayout {
        visible: entry.kind === "words"
        width: entry.width
        spacing: Theme.space3

        TextEntry {
            id: words
            objectName: "words_" + entry.stepId
            Layout.fillWidth: true
            placeholder: qsTr("Scan or type")
            text: entry.step.note ?? ""
            onAccepted: entry.screen.writeStep(entry.stepId, text)
        }
        PlainButton {
            objectName: "write_" + entry.stepId
            enabled: words.text !== ""
            iconName: "check"
            text: qsTr("Record")
            onClicked: entry.screen.writeStep(entry.stepId, words.text)
        }
    }
}
