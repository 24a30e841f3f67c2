import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Station
import Regrade.Work

// Every work stage: the stage's checklist for the unit on the bench. A scanned unit brings its own stage.
ScreenFrame {
    id: page

    required property WorkScreen screen
    property bool choosingStage: screen.state === WorkScreen.Empty
    readonly property bool working: screen.state === WorkScreen.Working
    readonly property bool planning: screen.state === WorkScreen.Planning
    readonly property bool finished: screen.state === WorkScreen.Finished
    readonly property bool typing: tagEntry.typing || measureTyped
    readonly property bool measureTyped: Window.activeFocusItem !== null && /^(measure_|words_|distance_|seconds_|part|help)/.test(Window.activeFocusItem.objectName)

    title: screen.stageName
    subtitle: planning ? qsTr("Before the repair begins") : working ? qsTr("%1 of %2 steps done").arg(screen.stepsDone).arg(screen.stepCount) : qsTr("%1 waiting").arg(screen.queue.length)
    problem: screen.problem
    notice: screen.notice
    busy: screen.busy
    leftWidth: 276
    rightWidth: page.working ? 312 : 0

    titleTools: BenchTools {
        visible: page.working
        screen: page.screen
    }

    Connections {
        target: page.screen
        function onStageChanged() { page.choosingStage = false }
        function onUnitChanged() {
            revealing.restart()
            page.choosingStage = page.choosingStage && !page.working && !page.planning
        }
    }
    Component.onCompleted: revealing.restart()

    Timer {
        id: revealing
        interval: 60 // the rows have found their heights by then
        onTriggered: {
            const step = stepRows.itemAt(page.screen.nextStep)
            if (step)
                page.reveal(step)
        }
    }

    leftArea: [
        TagEntry {
            id: tagEntry
            Layout.fillWidth: true
            onPicked: tag => page.screen.choose(tag)
        },
        QueueList {
            objectName: "stages"
            visible: page.choosingStage
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Stages")
            showGrade: false
            model: page.screen.stages
            currentId: page.screen.stage
            onPicked: stage => {
                page.screen.chooseStage(stage)
                page.choosingStage = false
            }
        },
        QueueList {
            objectName: "queue"
            visible: !page.choosingStage
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Waiting, oldest first")
            model: page.screen.queue
            currentId: page.screen.unit
            onPicked: tag => page.screen.choose(tag)
        },
        PlainButton {
            objectName: "changeStage"
            visible: !page.choosingStage
            Layout.fillWidth: true
            iconName: "list"
            text: qsTr("Change stage")
            onClicked: page.choosingStage = true
        }
    ]

    EmptyState {
        visible: page.screen.state === WorkScreen.Empty
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "scan-barcode"
        title: qsTr("Scan the unit to work on")
        text: qsTr("Its stage and checklist open by themselves.")
    }
    EmptyState {
        visible: page.finished
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "circle-check"
        title: page.screen.notice
        text: qsTr("Scan the next unit.")
    }
    UnitHeader {
        visible: page.working || page.planning
        product: page.screen.product
        tag: page.screen.tag
        grade: page.screen.grade
        fact: page.planning ? "" : page.screen.paused ? qsTr("paused") : qsTr("since %1").arg(page.screen.startedAt)
    }
    ForecastPanel {
        id: forecast
        visible: page.planning
        Layout.fillWidth: true
        screen: page.screen
    }
    Repeater {
        id: stepRows
        model: page.working ? page.screen.stepCount : 0

        WorkStep {
            Layout.fillWidth: true
            screen: page.screen // qmllint disable unqualified
        }
    }
    Item {
        visible: page.working || page.planning
        Layout.fillHeight: true
    }

    rightArea: [
        HelpPanel {
            visible: page.working && page.screen.help.open
            Layout.fillWidth: true
            help: page.screen.help
        },
        CostPanel {
            visible: page.working
            Layout.fillWidth: true
            screen: page.screen
        },
        EquipmentPanel {
            visible: page.working && page.screen.equipment.length > 0
            Layout.fillWidth: true
            screen: page.screen
        },
        PartsPanel {
            visible: page.working && !page.screen.shelf.dismantles
            Layout.fillWidth: true
            screen: page.screen
        },
        DismantlePanel {
            visible: page.working && page.screen.shelf.dismantles
            Layout.fillWidth: true
            screen: page.screen
        },
        NotePanel {
            visible: page.working
            Layout.fillWidth: true
            screen: page.screen
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            maximumLineCount: 3
            elide: Text.ElideRight
            text: page.planning ? page.screen.plan.problem : page.working ? (page.screen.missing !== "" ? page.screen.missing : qsTr("Everything that is required is done.")) : ""
        },
        PlainButton {
            objectName: "pause"
            visible: page.working
            enabled: !page.screen.busy
            iconName: page.screen.paused ? "play" : "pause"
            text: page.screen.paused ? qsTr("Go on") : qsTr("Pause")
            onClicked: page.screen.pause()
        },
        PlainButton {
            objectName: "giveUpRepair"
            visible: page.planning && page.screen.plan.tooDear
            enabled: !page.screen.busy
            iconName: "recycle"
            text: qsTr("Take apart")
            onClicked: page.screen.plan.giveUp()
        },
        PlainButton {
            objectName: "approveRepair"
            visible: page.planning && page.screen.plan.tooDear && page.screen.plan.mayApprove
            enabled: !page.screen.busy && forecast.reason !== ""
            iconName: "badge-check"
            text: qsTr("Approve")
            onClicked: page.screen.plan.approve(forecast.reason)
        },
        PlainButton {
            objectName: "putAside"
            visible: page.working || page.planning
            enabled: !page.screen.busy
            text: qsTr("Put aside")
            onClicked: page.screen.putAside()
        },
        PlainButton {
            objectName: "passOpenChecks"
            visible: page.working && page.screen.openChecks > 1
            enabled: !page.screen.busy
            iconName: "check-check"
            text: qsTr("Pass the %1 open checks").arg(page.screen.openChecks)
            onClicked: page.screen.passOpenChecks()
        },
        PrimaryButton {
            objectName: "startRepair"
            visible: page.planning
            enabled: page.screen.plan.canStart && !page.screen.busy
            returnPresses: !page.typing
            text: qsTr("Start the repair")
            iconName: "hammer"
            onClicked: page.screen.plan.start()
        },
        PrimaryButton {
            objectName: "finish"
            visible: !page.finished && !page.planning
            enabled: page.screen.canFinish && !page.screen.busy
            returnPresses: !page.typing
            text: qsTr("Finish")
            iconName: "check"
            onClicked: page.screen.finish()
        },
        PrimaryButton {
            objectName: "nextUnit"
            visible: page.finished
            enabled: !page.screen.busy
            returnPresses: !page.typing
            text: page.screen.queue.length > 0 ? qsTr("Next unit") : qsTr("Done")
            iconName: "arrow-right"
            onClicked: page.screen.next()
        }
    ]
}
