import QtQuick
import QtQuick.Layouts
import Regrade.Desk
import Regrade.Kit
import Regrade.People

ScreenFrame {
    id: page

    required property PeopleScreen screen
    readonly property Desk desk: screen.desk
    readonly property var chosen: screen.chosen
    readonly property bool someone: chosen.id !== undefined
    readonly property var forbidden: desk.forbidden
    readonly property var told: screen.told
    readonly property string lacks: forbidden["person.manage"] ?? ""

    title: qsTr("People")
    subtitle: qsTr("who may work here, and as what")
    problem: page.screen.problem
    notice: page.screen.notice
    busy: page.screen.busy
    leftWidth: width < 1200 ? 250 : 320
    rightWidth: width < 1200 ? 290 : 400

    leftArea: [
        QueueList {
            objectName: "people"
            Layout.fillWidth: true
            Layout.fillHeight: true
            showGrade: false
            model: page.screen.people
            currentId: page.chosen.id ?? ""
            emptyText: page.desk.signedIn ? qsTr("Nobody to see here.") : qsTr("Nobody is registered yet, so everyone works without sign-in. Press the code at the top to register the first lead.")
            onPicked: id => page.screen.choose(id)
        },
        PlainButton {
            objectName: "newPerson"
            visible: page.desk.signedIn && page.lacks === ""
            Layout.fillWidth: true
            text: qsTr("Register someone")
            iconName: "plus"
            checkedLook: !page.someone
            onClicked: page.screen.choose("")
        }
    ]

    FeedbackBand {
        objectName: "peopleLacks"
        Layout.fillWidth: true
        kind: "info"
        text: page.lacks
    }
    ToldCard {
        visible: page.told.code !== undefined
        Layout.fillWidth: true
        screen: page.screen
    }
    NewPersonCard {
        visible: page.desk.signedIn && page.lacks === "" && !page.someone
        Layout.fillWidth: true
        screen: page.screen
    }
    PersonCard {
        visible: page.someone && page.told.code === undefined
        enabled: page.lacks === ""
        Layout.fillWidth: true
        screen: page.screen
    }
    Item { Layout.fillHeight: true }

    rightArea: [
        Card {
            Layout.fillWidth: true
            title: qsTr("What the roles may do")

            Repeater {
                model: page.screen.roles

                ColumnLayout {
                    required property var modelData
                    Layout.fillWidth: true
                    spacing: 2

                    BodyText {
                        Layout.fillWidth: true
                        font.weight: Font.DemiBold
                        text: parent.modelData.text
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        text: parent.modelData.why
                    }
                }
            }
        },
        Card {
            visible: page.someone
            Layout.fillWidth: true
            title: qsTr("What was done for %1").arg(page.chosen.id ?? "")

            Repeater {
                model: page.screen.history

                ColumnLayout {
                    required property var modelData
                    Layout.fillWidth: true
                    spacing: 2

                    CaptionText {
                        Layout.fillWidth: true
                        text: parent.modelData.when
                    }
                    BodyText {
                        Layout.fillWidth: true
                        text: qsTr("%1, by %2").arg(parent.modelData.what).arg(parent.modelData.by)
                    }
                }
            }
        },
        Item { Layout.fillHeight: true }
    ]
}
