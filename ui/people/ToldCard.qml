import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.People

// What is shown once: the PIN, and a new badge with its picture as it will be printed.
Card {
    id: card

    required property PeopleScreen screen
    readonly property var told: screen.told

    title: qsTr("For %1: shown once and kept nowhere").arg(card.told.code ?? "")
    border.color: Theme.accent
    border.width: 2

    GridLayout {
        Layout.fillWidth: true
        columns: card.width < 620 ? 1 : 2
        columnSpacing: Theme.space4
        rowSpacing: Theme.space2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.space2

            RowLayout {
                spacing: Theme.space3

                CaptionText { text: qsTr("PIN") }
                MonoText {
                    objectName: "toldPin"
                    text: card.told.pin ?? ""
                    font.pixelSize: Theme.title1
                    font.weight: Font.Bold
                }
            }
            BodyText {
                Layout.fillWidth: true
                color: Theme.text2
                text: card.told.badge ? qsTr("Print the badge and hand it over; say the PIN to the person alone.") : qsTr("The old badge stays valid. Say the PIN to the person alone.")
            }
        }
        Image {
            visible: Boolean(card.told.picture)
            Layout.preferredWidth: 240
            Layout.preferredHeight: 160
            fillMode: Image.PreserveAspectFit
            source: card.told.picture ?? ""
            Accessible.name: card.told.badge ?? ""

            // The paper's edge, where the card is white as well.
            Rectangle {
                anchors.fill: parent
                color: "transparent"
                border.width: 1
                border.color: Theme.hairline
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: card.width < 620 ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2

        PlainButton {
            objectName: "printBadge"
            visible: (card.told.badge ?? "") !== ""
            Layout.fillWidth: true
            text: qsTr("Badge as PDF")
            iconName: "printer"
            onClicked: card.screen.printBadge()
        }
        PlainButton {
            objectName: "forgetTold"
            Layout.fillWidth: true
            text: qsTr("Handed over")
            iconName: "check"
            onClicked: card.screen.forget()
        }
    }
}
