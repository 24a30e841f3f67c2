import QtQuick
import QtQuick.Layouts
import Regrade.Announced
import Regrade.Kit

// The counts of a list that was read, and whose units they are.
ColumnLayout {
    id: panel

    required property AnnouncedScreen screen

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true
        title: panel.screen.fileName
        padding: Theme.space3

        Repeater {
            model: panel.screen.facts

            FactRow {
                required property var modelData
                Layout.fillWidth: true
                name: modelData.name
                value: modelData.value
            }
        }
        CaptionText {
            objectName: "unregistered"
            Layout.fillWidth: true
            visible: text !== ""
            wrapMode: Text.Wrap
            text: panel.screen.unregistered
        }
    }
    Card {
        Layout.fillWidth: true
        padding: Theme.space3

        ChoiceRow {
            objectName: "owner"
            Layout.fillWidth: true
            label: qsTr("Seller of rows that name none")
            options: panel.screen.owners
            currentId: panel.screen.owner
            onPicked: id => panel.screen.chooseOwner(id)
        }
    }
}
