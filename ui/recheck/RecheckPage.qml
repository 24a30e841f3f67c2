import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Recheck
import Regrade.Station

// Finished goods are looked at a second time by somebody who knows nothing of the first grade.
ScreenFrame {
    id: page

    required property RecheckScreen screen
    readonly property bool blind: screen.state === RecheckScreen.Blind
    readonly property bool deciding: screen.state === RecheckScreen.Deciding
    readonly property bool listing: screen.state === RecheckScreen.List
    signal screenWanted(string id)

    title: qsTr("Second inspection")
    subtitle: page.blind ? qsTr("You do not know the first grade, and nobody may tell you") : page.deciding ? qsTr("Two grades differ: one of them holds") : qsTr("Drawn by lot, inspected blind, decided by a third person")
    problem: page.screen.problem
    notice: page.screen.notice
    busy: page.screen.busy
    leftWidth: 280
    rightWidth: page.listing ? 320 : 0

    leftArea: [
        TagEntry {
            id: tagEntry
            Layout.fillWidth: true
            onPicked: tag => page.screen.choose(tag)
        },
        QueueList {
            objectName: "waiting"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("For you to inspect")
            emptyText: qsTr("Nothing waits for you.")
            showGrade: false
            model: page.screen.waiting
            currentId: page.screen.unit
            onPicked: tag => page.screen.choose(tag)
        },
        QueueList {
            objectName: "disputed"
            visible: !page.blind && page.screen.disputed.length > 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("To decide")
            showGrade: false
            model: page.screen.disputed
            currentId: page.screen.unit
            onPicked: tag => page.screen.choose(tag)
        }
    ]

    UnitHeader {
        visible: !page.listing
        product: page.screen.product
        tag: page.screen.tag
        showGrade: false
        grade: ""
        fact: ""
    }
    Card {
        visible: page.blind
        Layout.fillWidth: true
        padding: Theme.space3

        ChoiceRow {
            objectName: "packaging"
            Layout.fillWidth: true
            label: qsTr("1  Packaging")
            options: [{id: "intact", text: qsTr("Intact")}, {id: "damaged", text: qsTr("Damaged")}]
            currentId: page.screen.packaging
            onPicked: id => page.screen.choosePackaging(id)
        }
        ChoiceRow {
            objectName: "cosmetic"
            Layout.fillWidth: true
            label: qsTr("2  Look")
            options: [{id: "none", text: qsTr("None")}, {id: "light", text: qsTr("Light")}, {id: "flaw", text: qsTr("Flaw")}, {id: "heavy", text: qsTr("Heavy")}]
            currentId: page.screen.cosmetic
            onPicked: id => page.screen.chooseCosmetic(id)
        }
        ChoiceRow {
            objectName: "function"
            Layout.fillWidth: true
            label: qsTr("3  Function")
            options: [{id: "works", text: qsTr("Works")}, {id: "fault", text: qsTr("Fault")}]
            currentId: page.screen.functioning
            onPicked: id => page.screen.chooseFunction(id)
        }
        CheckRow {
            objectName: "used"
            Layout.fillWidth: true
            text: qsTr("Traces of use")
            checked: page.screen.used
            onToggled: page.screen.setUsed(checked)
        }
        TextEntry {
            objectName: "note"
            Layout.fillWidth: true
            freeText: true
            label: qsTr("What you saw (if it needs words)")
            text: page.screen.note
            onEdited: words => page.screen.setNote(words)
        }
    }
    Card {
        visible: page.deciding
        Layout.fillWidth: true
        padding: Theme.space3

        ChoiceRow {
            objectName: "decision"
            Layout.fillWidth: true
            label: qsTr("The grade that holds")
            options: page.screen.grades
            currentId: page.screen.decision
            onPicked: id => page.screen.decide(id)
        }
        ReasonEntry {
            objectName: "reason"
            Layout.fillWidth: true
            label: qsTr("Why?")
            reason: page.screen.reason
            usual: [qsTr("A mark was missed"), qsTr("A mark was judged too hard"), qsTr("The function was tested again")]
            onGiven: reason => page.screen.setReason(reason)
        }
    }
    ResultPanel {
        visible: page.listing
        Layout.fillWidth: true
        screen: page.screen
    }

    rightArea: [
        Card {
            visible: page.listing
            Layout.fillWidth: true
            title: qsTr("Lots")
            padding: Theme.space3

            BodyText {
                visible: page.screen.lots.length === 0
                Layout.fillWidth: true
                color: Theme.text2
                text: qsTr("No lot was planned yet: a lead does it with regradectl recheck plan.")
            }
            Repeater {
                model: page.screen.lots

                FactRow {
                    required property var modelData
                    Layout.fillWidth: true
                    name: modelData.title
                    value: modelData.note
                }
            }
        },
        Card {
            visible: page.listing && page.screen.gates.length > 0
            Layout.fillWidth: true
            title: qsTr("The camera's proposals")
            padding: Theme.space3

            Repeater {
                model: page.screen.gates

                ColumnLayout {
                    id: gate
                    required property var modelData
                    Layout.fillWidth: true
                    spacing: Theme.space1

                    Chip {
                        kind: gate.modelData.open ? "plain" : "warn"
                        text: gate.modelData.open ? qsTr("%1: on").arg(gate.modelData.title) : qsTr("%1: off").arg(gate.modelData.title)
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        wrapMode: Text.Wrap
                        text: gate.modelData.note
                    }
                }
            }
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            maximumLineCount: 2
            elide: Text.ElideRight
            color: Theme.text2
            text: page.blind && page.screen.mayNotInspect !== "" ? page.screen.mayNotInspect : page.deciding && page.screen.mayNotDecide !== "" ? page.screen.mayNotDecide : page.screen.missing
        },
        PlainButton {
            objectName: "toGrading"
            visible: page.listing
            text: qsTr("Back to grading")
            iconName: "arrow-left"
            onClicked: page.screenWanted("grading")
        },
        PlainButton {
            objectName: "putAside"
            visible: !page.listing
            enabled: !page.screen.busy
            text: qsTr("Put aside")
            onClicked: page.screen.putAside()
        },
        PrimaryButton {
            objectName: "submitLook"
            visible: !page.listing
            enabled: page.screen.missing === "" && !page.screen.busy
            returnPresses: !tagEntry.typing
            text: page.blind ? qsTr("Give this grade") : qsTr("Decide")
            iconName: "check"
            onClicked: page.screen.submit()
        }
    ]
}
