import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// What can be done with a pallet or batch; one main action in each state.
RowLayout {
    id: row

    required property BatchRun batch
    required property bool busy
    readonly property bool runs: batch.state === BatchRun.Running

    readonly property int mainWidth: 260 // of both, so that no button moves under the finger

    spacing: Theme.space3

    PlainButton {
        objectName: "leaveBatch"
        visible: row.batch.state === BatchRun.Setup
        text: qsTr("Back")
        iconName: "arrow-left"
        onClicked: row.batch.pause()
    }
    PlainButton {
        objectName: "undoLast"
        visible: row.runs
        enabled: !row.busy
        text: qsTr("Undo last")
        iconName: "undo-2"
        onClicked: row.batch.undoLast()
    }
    PlainButton {
        objectName: "unitAside"
        visible: row.runs
        enabled: row.batch.inHand !== "" && !row.busy
        text: qsTr("Put aside")
        onClicked: row.batch.putUnitAside()
    }
    PlainButton {
        objectName: "pauseBatch"
        visible: row.runs
        text: qsTr("Pause")
        iconName: "pause"
        onClicked: row.batch.pause()
    }
    PrimaryButton {
        objectName: "beginBatch"
        visible: row.batch.state === BatchRun.Setup
        enabled: row.batch.reference !== "" && !row.busy
        text: qsTr("Begin")
        iconName: "play"
        onClicked: row.batch.begin()
    }
    PrimaryButton {
        objectName: "asUsual"
        Layout.preferredWidth: row.mainWidth
        visible: row.runs && row.batch.inHand !== ""
        enabled: !row.busy
        text: qsTr("All as usual")
        iconName: "check"
        onClicked: row.batch.answerUsually()
    }
    PrimaryButton {
        objectName: "endBatch"
        Layout.preferredWidth: row.mainWidth
        visible: row.runs && row.batch.inHand === ""
        enabled: !row.busy
        text: qsTr("End the batch")
        iconName: "check-check"
        onClicked: row.batch.end()
    }
    PrimaryButton {
        objectName: "closeBatch"
        visible: row.batch.state === BatchRun.Ended
        text: qsTr("Done")
        iconName: "check"
        onClicked: row.batch.pause()
    }
}
