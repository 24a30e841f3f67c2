import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// Parts that went into the unit, and those that fit it. A key part is told to the buyer.
Card {
    id: panel

    required property WorkScreen screen
    readonly property PartShelf shelf: screen.shelf

    title: qsTr("Parts")
    padding: Theme.space3

    Repeater {
        model: panel.screen.parts

        ColumnLayout {
            id: row
            required property var modelData
            Layout.fillWidth: true
            spacing: 2

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                BodyText {
                    Layout.fillWidth: true
                    text: qsTr("%1 × %2").arg(row.modelData.quantity).arg(row.modelData.name)
                }
                BodyText { text: row.modelData.cost }
            }
            RowLayout {
                visible: row.modelData.key || row.modelData.harvested
                spacing: Theme.space2

                Chip {
                    visible: row.modelData.key
                    kind: "info"
                    text: qsTr("key part")
                }
                Chip {
                    visible: row.modelData.harvested
                    text: qsTr("harvested")
                }
            }
        }
    }
    CaptionText {
        visible: panel.screen.parts.length === 0
        Layout.fillWidth: true
        text: qsTr("None used so far.")
    }
    PartChooser {
        Layout.fillWidth: true
        shelf: panel.shelf
        verb: qsTr("Use")
    }
    CheckRow {
        id: key
        objectName: "partKey"
        visible: panel.shelf.fitting.length > 0
        Layout.fillWidth: true
        text: qsTr("The next is a key part")
        detail: qsTr("The buyer is told. Registered key parts always are.")
        checked: panel.shelf.keyAlso
        onToggled: panel.shelf.setKeyAlso(checked)
    }
}
