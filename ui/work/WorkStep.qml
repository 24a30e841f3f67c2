import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// One step of the checklist with the controls of its kind; what is chosen from a list opens below it.
Column {
    id: row

    required property int index
    required property WorkScreen screen
    readonly property var step: screen.steps[index] ?? ({})
    readonly property string stepId: step.id ?? ""
    readonly property string state_: step.state ?? "open"
    readonly property string kind: step.kind ?? ""
    readonly property bool current: screen.nextStep === index
    readonly property bool firstMissing: state_ !== "passed" && (step.required ?? true) && !earlierMissing()
    property bool opened: false
    readonly property bool open: opened || ((current || firstMissing) && state_ !== "passed")
    readonly property var picked: step.picked ?? []

    // A required step above this one waits, too.
    function earlierMissing() {
        for (let i = 0; i < index; ++i) {
            const other = screen.steps[i]
            if (other && other.required && other.state !== "passed")
                return true
        }
        return false
    }
    function chosenText() {
        return (step.options ?? []).filter(option => picked.indexOf(option.id) >= 0).map(option => option.text).join(", ")
    }

    onState_Changed: opened = false

    StepRow {
        width: row.width
        objectName: "step_" + row.stepId
        number: row.index + 1
        title: row.step.name ?? ""
        detail: [row.step.caution ? qsTr("Take care: in the caution band") : "", row.kind === "choice" ? row.chosenText() : "", row.step.limits ?? "", row.step.calibration ?? "", row.step.note ?? "", progress === "current" || progress === "fail" ? row.step.why ?? "" : ""].filter(text => text !== "").join(" · ")
        required: row.step.required ?? true
        progress: row.state_ === "passed" ? "ok" : row.state_ === "failed" ? "fail" : row.current ? "current" : "todo"

        NumberEntry {
            id: measure
            objectName: "measure_" + row.stepId
            visible: row.kind === "measure"
            label: row.step.name ?? ""
            labelShown: false
            decimals: 4
            width: 140
            suffix: row.step.unit ?? ""
            text: row.state_ !== "passed" && row.screen.typed !== "" ? row.screen.typed : row.step.value ?? ""
            onAccepted: row.screen.measureStep(row.stepId, text)
        }
        PlainButton {
            objectName: "record_" + row.stepId
            visible: row.kind === "measure"
            enabled: measure.filled
            iconName: "check"
            Accessible.name: qsTr("Record the value")
            onClicked: row.screen.measureStep(row.stepId, measure.text)
        }
        PhotoView {
            visible: row.kind === "photo" && !empty
            implicitWidth: 72
            implicitHeight: 48
            source: row.step.photo ?? ""
        }
        PlainButton {
            objectName: "photo_" + row.stepId
            visible: row.kind === "photo"
            iconName: "camera"
            text: qsTr("Photo")
            onClicked: row.screen.photoStep(row.stepId)
        }
        PlainButton {
            objectName: "fail_" + row.stepId
            visible: row.kind === "check"
            iconName: "x"
            checkedLook: row.state_ === "failed"
            text: qsTr("Fail")
            onClicked: row.screen.failStep(row.stepId)
        }
        PlainButton {
            objectName: "change_" + row.stepId
            visible: (row.kind === "choice" || row.kind === "exposure" || row.kind === "words") && !row.open
            iconName: row.state_ === "open" ? "" : "pencil"
            text: row.state_ === "open" ? qsTr("Choose") : qsTr("Change")
            onClicked: row.opened = true
        }
        PlainButton {
            objectName: "pass_" + row.stepId
            visible: row.kind === "check" || (row.kind === "choice" && row.state_ === "open" && row.picked.length > 0)
            iconName: "check"
            checkedLook: row.state_ === "passed"
            text: row.kind === "choice" ? qsTr("As before") : qsTr("Pass")
            onClicked: row.screen.passStep(row.stepId)
        }
    }
    CaptionText {
        objectName: "instruction_" + row.stepId
        visible: row.open && text !== ""
        x: 56
        width: row.width - x
        text: row.step.instruction ?? ""
        wrapMode: Text.Wrap
    }
    StepEntry {
        visible: row.open && (row.kind !== "check" && row.kind !== "photo") && (row.kind !== "measure" || (row.step.instruments ?? []).length > 1)
        x: 56
        width: row.width - x
        topPadding: Theme.space2
        bottomPadding: Theme.space2
        step: row.step
        screen: row.screen
    }
}
