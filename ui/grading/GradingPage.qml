import QtQuick
import QtQuick.Layouts
import Regrade.Grading
import Regrade.Kit
import Regrade.Station

// One unit: look at it with the camera, say the three axes, confirm the grade that follows.
ScreenFrame {
    id: page

    required property GradingScreen screen
    readonly property bool grading: screen.state === GradingScreen.Grading
    signal screenWanted(string id)
    readonly property bool graded: screen.state === GradingScreen.Graded

    title: qsTr("Grading")
    subtitle: grading && screen.paused ? qsTr("Paused") : graded ? qsTr("Graded") : qsTr("Three answers give the grade")
    problem: screen.problem
    notice: screen.notice
    busy: screen.busy
    busyText: screen.inspecting ? qsTr("The camera is looking…") : qsTr("One moment…")
    leftWidth: 240
    rightWidth: page.screen.state === GradingScreen.Empty ? 0 : 388

    titleTools: [
        PlainButton {
            objectName: "pause"
            visible: page.grading
            iconName: page.screen.paused ? "play" : "pause"
            text: page.screen.paused ? qsTr("Go on") : qsTr("Pause")
            onClicked: page.screen.paused ? page.screen.resume() : page.screen.pause()
        },
        PlainButton {
            objectName: "toRecheck"
            visible: page.screen.state === GradingScreen.Empty
            iconName: "eye"
            text: qsTr("Second inspection")
            onClicked: page.screenWanted("recheck")
        }
    ]

    leftArea: [
        TagEntry {
            id: tagEntry
            Layout.fillWidth: true
            onPicked: tag => page.screen.choose(tag)
        },
        QueueList {
            objectName: "queue"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("To grade, oldest first")
            showGrade: false
            model: page.screen.queue
            currentId: page.screen.unit
            onPicked: tag => page.screen.choose(tag)
        }
    ]

    EmptyState {
        visible: page.screen.state === GradingScreen.Empty
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "scan-barcode"
        title: qsTr("Scan the unit on the bench")
        text: qsTr("The clock starts with the scan. You can also pick a unit on the left.")
    }
    UnitHeader {
        visible: page.screen.state !== GradingScreen.Empty
        product: page.screen.product
        tag: page.screen.tag
        showGrade: page.graded
        grade: page.graded ? page.screen.verdict : ""
        fact: qsTr("Customer: %1").arg(page.screen.customerReason)
    }
    EmptyState {
        visible: page.graded && !page.screen.inspected
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "circle-check"
        title: page.screen.notice
        text: qsTr("Scan the next unit.")
    }
    LookPanel {
        visible: page.grading || (page.graded && page.screen.inspected)
        Layout.fillWidth: true
        Layout.fillHeight: true
        screen: page.screen
    }

    rightArea: [
        AxesPanel {
            visible: page.grading
            Layout.fillWidth: true
            screen: page.screen
        },
        OverridePanel {
            visible: page.grading && page.screen.verdict !== ""
            Layout.fillWidth: true
            screen: page.screen
        },
        VerdictPanel {
            visible: page.graded
            Layout.fillWidth: true
            screen: page.screen
        }
    ]

    footer: [
        GradeBadge {
            objectName: "verdictPreview"
            visible: page.grading
            grade: page.screen.verdict
            size: 56
        },
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            maximumLineCount: 3
            elide: Text.ElideRight
            text: !page.grading ? "" : page.screen.missing !== "" ? page.screen.missing : page.screen.verdictName + ". " + page.screen.verdictWhy
        },
        PlainButton {
            objectName: "putAside"
            visible: page.grading
            enabled: !page.screen.busy
            text: qsTr("Put aside")
            onClicked: page.screen.putAside()
        },
        PrimaryButton {
            objectName: "confirmGrade"
            visible: !page.graded
            enabled: page.screen.canConfirm && !page.screen.busy
            returnPresses: !tagEntry.typing
            text: page.screen.verdict === "" ? qsTr("Confirm the grade") : qsTr("Confirm grade %1").arg(page.screen.verdict)
            iconName: "check"
            onClicked: page.screen.confirm()
        },
        PrimaryButton {
            objectName: "nextUnit"
            visible: page.graded
            returnPresses: !tagEntry.typing
            enabled: !page.screen.busy
            text: page.screen.queue.length > 0 ? qsTr("Next unit") : qsTr("Done")
            iconName: "arrow-right"
            onClicked: page.screen.next()
        }
    ]
}
