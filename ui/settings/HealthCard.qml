import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Settings

// Everything that the station needs, how it was found, and what to do; the worst stands first.
Card {
    id: card

    required property SettingsScreen screen

    function nameOf(part) {
        switch (part) {
        case "pictures": return qsTr("Pictures")
        case "codes": return qsTr("Codes")
        case "policy": return qsTr("House rules")
        case "store": return qsTr("Store")
        case "backup": return qsTr("Backup")
        case "disk": return qsTr("Disk")
        case "memory": return qsTr("Memory")
        case "fonts": return qsTr("Fonts")
        case "detector": return qsTr("Detector")
        case "printer": return qsTr("Printer")
        case "printers": return qsTr("Printers")
        case "clock": return qsTr("Clock")
        case "sound": return qsTr("Sound")
        case "hub": return qsTr("Hub")
        }
        return part
    }

    title: qsTr("Health of this station")

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        BodyText {
            Layout.fillWidth: true
            color: Theme.text2
            text: card.screen.looking ? qsTr("Looking: printers and the hub are called…") : qsTr("Nothing is changed, and nothing is printed.")
        }
        PlainButton {
            objectName: "lookOver"
            enabled: !card.screen.looking
            text: qsTr("Look everything over")
            iconName: "clipboard-check"
            onClicked: card.screen.lookOver()
        }
    }
    Repeater {
        model: card.screen.health

        RowLayout {
            id: row
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.space3

            Chip {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 200
                kind: row.modelData.kind
                text: card.nameOf(row.modelData.part) + (row.modelData.name === "" ? "" : " " + row.modelData.name)
            }
            BodyText {
                Layout.fillWidth: true
                text: row.modelData.text
            }
        }
    }
}
