import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Parts

// The stock of spare parts. A scanned part is received; an unknown code is registered.
ScreenFrame {
    id: page

    required property PartsScreen screen
    readonly property var chosen: screen.chosen
    property bool materials: false
    readonly property bool someone: !materials && !screen.registering && chosen.id !== undefined
    readonly property bool receives: someone && !chosen.isKit
    readonly property bool typing: Window.activeFocusItem !== null && /^(part(Search|Reason|By|Recycler|Document)|material_)/.test(Window.activeFocusItem.objectName)

    title: qsTr("Parts")
    subtitle: page.materials ? "" : page.screen.summary
    problem: page.screen.problem
    notice: page.screen.notice
    busy: page.screen.busy || page.screen.materials.busy
    leftWidth: 276
    rightWidth: page.receives || page.materials ? 312 : 0

    leftArea: [
        TextEntry {
            objectName: "partSearch"
            Layout.fillWidth: true
            freeText: true
            placeholder: qsTr("Number or name")
            text: page.screen.search
            onEdited: words => page.screen.setSearch(words)
        },
        ChoiceRow {
            objectName: "stock"
            Layout.fillWidth: true
            options: [{"id": "all", "text": qsTr("All")}, {"id": "low", "text": qsTr("To order")}, {"id": "materials", "text": qsTr("Materials")}]
            currentId: page.materials ? "materials" : page.screen.onlyLow ? "low" : "all"
            onPicked: id => {
                page.materials = id === "materials"
                page.screen.setOnlyLow(id === "low")
            }
        },
        QueueList {
            objectName: "parts"
            Layout.fillWidth: true
            Layout.fillHeight: true
            showGrade: false
            model: page.screen.rows
            currentId: page.chosen.id ?? ""
            emptyText: page.screen.any ? qsTr("None of them.") : qsTr("No part is registered yet.")
            onPicked: number => {
                page.materials = false
                page.screen.choose(number)
            }
        },
        PlainButton {
            objectName: "newPart"
            visible: page.screen.mayNotRegister === ""
            Layout.fillWidth: true
            iconName: "plus"
            text: qsTr("Register a part")
            checkedLook: page.screen.registering && !page.materials
            onClicked: {
                page.materials = false
                page.screen.startRegistering("")
            }
        }
    ]

    EmptyState {
        visible: !page.someone && !page.screen.registering && !page.materials
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "wrench"
        title: page.screen.any ? qsTr("Scan the bag of a part, or choose one") : qsTr("No spare parts yet")
        text: page.screen.any ? qsTr("Scan it again for each further piece that came.") : qsTr("Scan the code of the first bag: its number is registered, then received.")
    }
    PartFacts {
        visible: page.someone
        Layout.fillWidth: true
        part: page.chosen
        moves: page.screen.moves
    }
    EmptyState {
        visible: page.materials && page.screen.materials.rows.length === 0
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "recycle"
        title: qsTr("No material was recovered yet")
        text: qsTr("What comes out of a dismantled unit is weighed at the bench, fraction by fraction.")
    }
    MaterialsPanel {
        visible: page.materials && page.screen.materials.rows.length > 0
        Layout.fillWidth: true
        shelf: page.screen.materials
    }
    NewPartCard {
        id: fresh
        visible: page.screen.registering && !page.materials
        Layout.fillWidth: true
        screen: page.screen
    }

    rightArea: [
        ReceiveCard {
            id: delivery
            visible: page.receives
            enabled: page.screen.mayNotReceive === ""
            Layout.fillWidth: true
            screen: page.screen
        },
        HandOverCard {
            id: handing
            visible: page.materials && page.screen.materials.rows.length > 0
            enabled: page.screen.materials.mayNot === ""
            Layout.fillWidth: true
            shelf: page.screen.materials
        },
        AdjustCard {
            visible: page.receives
            Layout.fillWidth: true
            screen: page.screen
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            color: Theme.text2
            wrapMode: Text.Wrap
            text: page.materials ? page.screen.materials.mayNot !== "" ? page.screen.materials.mayNot : handing.complete || page.screen.materials.rows.length === 0 ? "" : qsTr("Weigh at least one container; name the recycler and the number of the paper.") : page.screen.registering ? page.screen.mayNotRegister !== "" ? page.screen.mayNotRegister : fresh.complete ? "" : qsTr("Number, name and cost are needed.") : page.someone && !page.receives ? qsTr("A kit is never in stock itself: receive the parts in it.") : page.screen.mayNotReceive
        },
        PlainButton {
            objectName: "cancelPart"
            visible: page.screen.registering && !page.materials
            text: qsTr("Cancel")
            onClicked: page.screen.cancelRegistering()
        },
        PrimaryButton {
            objectName: "registerPart"
            visible: page.screen.registering && !page.materials
            enabled: fresh.complete && !page.screen.busy && page.screen.mayNotRegister === ""
            text: qsTr("Register")
            iconName: "check"
            onClicked: fresh.register()
        },
        PrimaryButton {
            objectName: "receivePart"
            visible: page.receives
            enabled: !page.screen.busy && page.screen.mayNotReceive === ""
            returnPresses: !page.typing
            text: qsTr("Receive %1").arg(page.screen.pieces)
            iconName: "package-plus"
            onClicked: delivery.receive()
        },
        PrimaryButton {
            objectName: "handOver"
            visible: page.materials && page.screen.materials.rows.length > 0
            enabled: handing.complete && !page.screen.materials.busy && page.screen.materials.mayNot === ""
            returnPresses: !page.typing
            text: qsTr("Hand over")
            iconName: "recycle"
            onClicked: handing.handOver()
        }
    ]
}
