import QtQuick
import QtQuick.Layouts
import Regrade.Desk
import Regrade.Kit
import Regrade.Shift
import Regrade.Station

// What a shift hands over: units that two stations decided about apart, and its end.
ScreenFrame {
    id: page

    required property ShiftScreen screen
    readonly property Desk desk: screen.desk
    readonly property ShiftEnding ending: screen.ending
    readonly property var chosen: screen.chosen
    readonly property bool conflict: chosen.id !== undefined
    readonly property var report: ending.report
    readonly property bool ended: report.file !== undefined

    title: qsTr("Shift")
    subtitle: page.desk.openConflicts > 0 ? qsTr("%1 open where two stations decided apart").arg(page.desk.openConflicts) : qsTr("no two stations disagree")
    problem: page.screen.problem
    notice: page.screen.notice
    busy: page.screen.busy
    busyText: page.ending.busy ? qsTr("The store is copied and checked. Go on working; the report comes by itself.") : qsTr("One moment…")
    leftWidth: width < 1200 ? 276 : 340

    leftArea: [
        QueueList {
            id: list
            objectName: "queue"
            Layout.fillWidth: true
            Layout.fillHeight: true
            showGrade: false
            title: qsTr("Two stations decided")
            model: page.screen.queue
            currentId: page.chosen.id ?? ""
            emptyText: qsTr("Nothing is open. When two stations sell, grade or work on one unit without knowing of each other, it waits here for a lead.")
            onPicked: id => page.screen.choose(id)
        },
        PlainButton {
            objectName: "showEnding"
            Layout.fillWidth: true
            text: qsTr("End of the shift")
            iconName: "clock"
            checkedLook: !page.conflict
            onClicked: page.screen.choose("")
        }
    ]

    FeedbackBand {
        objectName: "shiftLacks"
        Layout.fillWidth: true
        kind: "info"
        text: page.conflict ? page.screen.lacks : page.ending.lacks
    }
    UnitHeader {
        objectName: "conflictUnit"
        visible: page.conflict
        product: page.chosen.product ?? ""
        tag: page.chosen.tag ?? ""
        grade: page.chosen.grade ?? ""
        fact: page.chosen.what ?? ""

        PlainButton {
            objectName: "openUnit"
            text: qsTr("Open the unit")
            iconName: "file-text"
            onClicked: page.screen.openUnit()
        }
    }
    ConflictPanel {
        visible: page.conflict
        Layout.fillWidth: true
        Layout.fillHeight: false
        screen: page.screen
    }
    EndingPanel {
        visible: !page.conflict
        Layout.fillWidth: true
        ending: page.ending
    }
    Item { Layout.fillHeight: true }

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            maximumLineCount: 2
            elide: Text.ElideRight
            color: Theme.text2
            text: !page.conflict ? "" : page.screen.reason === "" ? qsTr("Say what is so now: it goes on record with the conflict.") : qsTr("Both decisions stay on record, and your reason.")
        },
        PrimaryButton {
            objectName: "settle"
            visible: page.conflict
            enabled: page.screen.canSettle && !page.screen.busy
            returnPresses: !list.focused
            text: qsTr("Settle")
            iconName: "check-check"
            onClicked: page.screen.settle()
        },
        PrimaryButton {
            objectName: "endShift"
            visible: !page.conflict && !page.ended
            enabled: page.ending.lacks === "" && !page.screen.busy
            returnPresses: !list.focused
            text: qsTr("End the shift")
            iconName: "clock"
            onClicked: page.ending.end()
        }
    ]
}
