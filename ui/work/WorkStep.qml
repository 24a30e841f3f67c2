import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// One step of the checklist with the controls of its kind.
StepRow {
    id: row

    required property int index
    required property WorkScreen screen
    readonly property var step: screen.steps[index] ?? ({})
    readonly property string stepId: step.id ?? ""
    readonly property string state_: step.state ?? "open"
    readonly property string kind: step.kind ?? ""

    objectName: "step_" + stepId
    number: index + 1
    title: step.name ?? ""
    detail: [step.limits ?? "", step.note ?? "", progress === "current" || progress === "fail" ? step.why ?? "" : ""].filter(text => text !== "").join(" · ")
    required: step.required ?? true
    progress: state_ === "passed" ? "ok" : state_ === "failed" ? "fail" : screen.nextStep === index ? "current" : "todo"

    NumberEntry {
        id: measure
        objectName: "measure_" + row.stepId
        visible: row.kind === "measure"
        decimals: 4
        Layout.preferredWidth: 132
        suffix: row.step.unit ?? ""
        text: row.step.value ?? ""
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
        objectName: "pass_" + row.stepId
        visible: row.kind === "check"
        iconName: "check"
        checkedLook: row.state_ === "passed"
        text: qsTr("Pass")
        onClicked: row.screen.passStep(row.stepId)
    }
}
