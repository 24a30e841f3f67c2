import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Suppliers

// Defects that became frequent, the cases about them, and whether a measure helped.
ScreenFrame {
    id: page

    required property SuppliersScreen screen
    readonly property bool shown: page.screen.number !== ""
    readonly property bool may: page.screen.mayNot === "" && !page.screen.busy
    property string nextStatus: ""
    signal screenWanted(string id)

    title: qsTr("Suppliers")
    subtitle: qsTr("Defects that became frequent, and what came of it")
    problem: page.screen.problem
    notice: page.screen.notice
    leftWidth: 300
    rightWidth: page.shown ? 320 : 0

    leftArea: [
        QueueList {
            objectName: "cases"
            Layout.fillWidth: true
            Layout.fillHeight: true
            showGrade: false
            title: qsTr("Cases")
            emptyText: qsTr("No case is on record.")
            model: page.screen.cases
            currentId: page.screen.number
            onPicked: id => page.screen.choose(id)
        }
    ]

    Card {
        Layout.fillWidth: true
        title: qsTr("More often than on other products")
        padding: Theme.space3

        PlainButton {
            objectName: "measure"
            visible: !page.screen.measured
            enabled: !page.screen.measuring
            text: page.screen.measuring ? qsTr("Going over the whole log…") : qsTr("Look for what became frequent")
            iconName: "chart-column"
            onClicked: page.screen.measure()
        }
        BodyText {
            visible: page.screen.measured && page.screen.alarms.length === 0
            Layout.fillWidth: true
            color: Theme.text2
            text: qsTr("No defect has become frequent that is not taken up.")
        }
        Repeater {
            model: page.screen.alarms

            RowLayout {
                id: alarm
                required property var modelData
                required property int index
                Layout.fillWidth: true
                spacing: Theme.space3

                Column {
                    Layout.fillWidth: true

                    BodyText {
                        width: parent.width
                        font.weight: Font.DemiBold
                        text: alarm.modelData.title
                    }
                    CaptionText {
                        width: parent.width
                        wrapMode: Text.Wrap
                        text: alarm.modelData.note
                    }
                }
                PlainButton {
                    objectName: "openCase_" + alarm.index
                    enabled: page.may
                    text: qsTr("Take it up")
                    iconName: "plus"
                    onClicked: page.screen.open(alarm.modelData.sku, alarm.modelData.code)
                }
            }
        }
    }
    Card {
        visible: page.shown
        Layout.fillWidth: true
        title: page.screen.title
        caption: page.screen.status
        padding: Theme.space3

        FactRow { Layout.fillWidth: true; name: qsTr("Before the measure"); value: page.screen.before }
        FactRow { Layout.fillWidth: true; name: qsTr("With the measure"); value: page.screen.after }
        BodyText {
            objectName: "outcome"
            Layout.fillWidth: true
            text: page.screen.outcome
        }
        CaptionText {
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            text: qsTr("The beginning was chosen because the rate was high there: a part of a fall may be chance.")
        }
    }
    Card {
        visible: page.shown && page.screen.next.length > 0
        Layout.fillWidth: true
        title: qsTr("How it went on")
        padding: Theme.space3

        ChoiceRow {
            objectName: "nextStatus"
            Layout.fillWidth: true
            options: page.screen.next
            currentId: page.nextStatus
            onPicked: id => page.nextStatus = id
        }
        TextEntry {
            id: note
            objectName: "note"
            Layout.fillWidth: true
            freeText: true
            label: qsTr("What happened, without names of people")
        }
        TextEntry {
            id: effective
            objectName: "effective"
            visible: page.nextStatus === "measureAgreed"
            Layout.fillWidth: true
            label: qsTr("Units received from this day on have the measure")
            placeholder: "2026-12-01"
        }
    }

    rightArea: [
        Card {
            visible: page.shown
            Layout.fillWidth: true
            title: qsTr("Steps")
            padding: Theme.space3

            Repeater {
                model: page.screen.steps

                TimelineRow {
                    required property var modelData
                    required property int index
                    Layout.fillWidth: true
                    title: modelData.title
                    detail: modelData.note
                    when: modelData.day
                    who: modelData.who
                    first: index === 0
                    last: index === page.screen.steps.length - 1
                }
            }
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            color: Theme.text2
            text: page.screen.mayNot
        },
        PlainButton {
            objectName: "toDashboard"
            text: qsTr("Back to the figures")
            iconName: "arrow-left"
            onClicked: page.screenWanted("dashboard")
        },
        PrimaryButton {
            objectName: "moveCase"
            visible: page.shown && page.screen.next.length > 0
            enabled: page.may && page.nextStatus !== "" && note.text !== ""
            text: qsTr("Write it down")
            iconName: "check"
            onClicked: {
                page.screen.move(page.nextStatus, note.text, effective.text)
                note.text = ""
            }
        }
    ]
}
