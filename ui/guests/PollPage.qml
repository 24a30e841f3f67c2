import QtQuick
import QtQuick.Layouts
import Regrade.Guests
import Regrade.Kit

// A kiosk: one question about a unit, and answers that a visitor hits without reading twice.
ScreenFrame {
    id: page

    required property PollScreen screen
    readonly property bool asking: page.screen.tag !== ""
    signal screenWanted(string id)
    signal kioskWanted()
    signal leaveWanted()

    title: page.screen.locked ? "" : qsTr("Poll of visitors")
    subtitle: qsTr("The page is locked while visitors are before it")
    problem: page.screen.problem
    leftWidth: page.screen.locked ? 0 : 300

    leftArea: [
        QueueList {
            objectName: "polls"
            visible: !page.screen.locked
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Open polls")
            emptyText: qsTr("No poll is open.")
            model: page.screen.polls
            currentId: page.screen.tag
            onPicked: id => page.screen.choose(id)
        }
    ]

    EmptyState {
        visible: !page.asking
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "list-checks"
        title: qsTr("Nothing is asked now")
        text: qsTr("A lead opens a poll about a unit with regradectl poll open.")
    }
    ColumnLayout {
        visible: page.asking
        Layout.fillWidth: true
        spacing: Theme.space4

        BodyText {
            objectName: "pollProduct"
            Layout.fillWidth: true
            color: Theme.text2
            text: page.screen.product
        }
        Text {
            objectName: "pollQuestion"
            Layout.fillWidth: true
            text: page.screen.question
            color: Theme.text
            font.pixelSize: Theme.title1
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
        }
        FeedbackBand {
            objectName: "pollThanks"
            Layout.fillWidth: true
            kind: "ok"
            text: page.screen.thanks ? qsTr("Thank you. Your answer was counted.") : ""
        }
        Repeater {
            model: page.screen.options

            ActionButton {
                required property var modelData
                objectName: "answer_" + modelData.id
                Layout.fillWidth: true
                implicitHeight: Theme.verdict
                textSize: Theme.title3
                corner: Theme.radiusPrimary
                enabled: !page.screen.busy && !page.screen.thanks && page.screen.mayNot === ""
                text: modelData.text
                onClicked: page.screen.vote(modelData.id)
            }
        }
    }

    footer: [
        BodyText {
            objectName: "pollFoot"
            Layout.fillWidth: true
            color: Theme.text2
            text: page.screen.locked ? "" : page.screen.mayNot !== "" ? page.screen.mayNot : page.screen.comparison
        },
        PlainButton {
            objectName: "pollBack"
            visible: !page.screen.locked
            text: qsTr("Back to listing")
            iconName: "arrow-left"
            onClicked: page.screenWanted("listing")
        },
        PlainButton {
            objectName: "pollLeave"
            visible: page.screen.locked
            text: qsTr("Staff")
            iconName: "user"
            onClicked: page.leaveWanted()
        },
        PrimaryButton {
            objectName: "pollLock"
            visible: !page.screen.locked
            returnPresses: false
            enabled: page.asking && page.screen.mayNot === ""
            text: qsTr("Hand over to visitors")
            iconName: "play"
            onClicked: page.kioskWanted()
        }
    ]
}
