import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// Batches to go on with, or the units of the one that is taken in, newest first.
QueueList {
    id: list

    required property BatchRun batch
    readonly property bool setup: batch.state === BatchRun.Setup

    objectName: "batchList"
    title: setup ? qsTr("Not ended yet") : qsTr("Units of this batch")
    showGrade: false
    emptyText: setup ? qsTr("No batch is waiting to be gone on with.") : qsTr("No unit yet.")
    model: setup ? list.batch.open : list.batch.units
    onPicked: id => {
        if (list.setup)
            list.batch.goOnWith(id)
    }
}
