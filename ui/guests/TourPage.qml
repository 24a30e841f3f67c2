import QtQuick
import QtQuick.Layouts
import Regrade.Guests
import Regrade.Kit

// What a visitor sees of a unit's way. Nothing on this page can be changed.
ScreenFrame {
    id: page

    required property TourScreen screen
    signal screenWanted(string id)
    signal kioskWanted()
    signal leaveWanted()

    title: page.screen.locked ? "" : qsTr("Tour for visitors")
    subtitle: qsTr("The way of a unit, without staff, orders and prices")
    problem: page.screen.problem
    leftWidth: 300
    rightWidth: page.screen.facts.length > 0 ? 320 : 0

    leftArea: [
        QueueList {
            objectName: "tourUnits"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Ready for a second life")
            emptyText: qsTr("Nothing is on offer now.")
            model: page.screen.units
            currentId: page.screen.tag
            onPicked: id => page.screen.choose(id)
        }
    ]

    EmptyState {
        visible: page.screen.tag === ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "eye"
        title: qsTr("Choose a unit, or scan one")
        text: qsTr("Its way through the house is shown step by step.")
    }
    RowLayout {
        visible: page.screen.tag !== ""
        Layout.fillWidth: true
        spacing: Theme.space4

        GradeBadge {
            grade: page.screen.grade
            size: 72
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            Text {
                objectName: "tourProduct"
                Layout.fillWidth: true
                text: page.screen.product
                color: Theme.text
                font.pixelSize: Theme.title2
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            BodyText {
                Layout.fillWidth: true
                color: Theme.text2
                text: page.screen.meaning
            }
        }
    }
    Repeater {
        model: page.screen.steps

        TimelineRow {
            required property var modelData
            required property int index
            Layout.fillWidth: true
            title: modelData.title
            detail: modelData.detail
            when: modelData.day
            gap: modelData.duration
            first: index === 0
            last: index === page.screen.steps.length - 1
        }
    }

    rightArea: [
        Card {
            visible: page.screen.facts.length > 0
            Layout.fillWidth: true
            title: qsTr("Tests and parts")

            Repeater {
                model: page.screen.facts

                FactRow {
                    required property var modelData
                    Layout.fillWidth: true
                    name: modelData.name
                    value: modelData.value
                }
            }
        }
    ]

    footer: [
        Item { Layout.fillWidth: true },
        PlainButton {
            objectName: "tourBack"
            visible: !page.screen.locked
            text: qsTr("Back to listing")
            iconName: "arrow-left"
            onClicked: page.screenWanted("listing")
        },
        PlainButton {
            objectName: "tourLeave"
            visible: page.screen.locked
            text: qsTr("Staff")
            iconName: "user"
            onClicked: page.leaveWanted()
        },
        PrimaryButton {
            objectName: "tourLock"
            visible: !page.screen.locked
            returnPresses: false
            text: qsTr("Hand over to visitors")
            iconName: "play"
            onClicked: page.kioskWanted()
        }
    ]
}
