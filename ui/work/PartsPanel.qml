import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// Parts that went into the unit. A key part is told to the buyer.
Card {
    id: panel

    required property WorkScreen screen
    property bool adding: false

    title: qsTr("Parts used")
    padding: Theme.space3

    Repeater {
        model: panel.screen.parts

        RowLayout {
            id: row
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.space2

            BodyText {
                Layout.fillWidth: true
                text: qsTr("%1 × %2").arg(row.modelData.quantity).arg(row.modelData.part)
            }
            Chip {
                visible: row.modelData.key
                kind: "info"
                text: qsTr("key part")
            }
            BodyText { text: row.modelData.cost }
        }
    }
    CaptionText {
        visible: panel.screen.parts.length === 0 && !panel.adding
        Layout.fillWidth: true
        text: qsTr("None so far.")
    }
    PlainButton {
        objectName: "addPart"
        visible: !panel.adding
        Layout.fillWidth: true
        iconName: "plus"
        text: qsTr("Add a part")
        onClicked: {
            panel.adding = true
            part.field.forceActiveFocus()
        }
    }
    TextEntry {
        id: part
        objectName: "partNumber"
        visible: panel.adding
        Layout.fillWidth: true
        label: qsTr("Part number")
    }
    RowLayout {
        visible: panel.adding
        Layout.fillWidth: true
        spacing: Theme.space2

        NumberEntry {
            id: quantity
            objectName: "partQuantity"
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            label: qsTr("Quantity")
            text: "1"
        }
        NumberEntry {
            id: cost
            objectName: "partCost"
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            decimals: 2
            label: qsTr("Cost of all")
            suffix: panel.screen.currency
        }
    }
    CheckRow {
        id: key
        objectName: "partKey"
        visible: panel.adding
        Layout.fillWidth: true
        text: qsTr("Key part")
        detail: qsTr("The buyer is told about it.")
    }
    RowLayout {
        visible: panel.adding
        Layout.fillWidth: true
        spacing: Theme.space2

        PlainButton {
            objectName: "cancelPart"
            Layout.fillWidth: true
            text: qsTr("Cancel")
            onClicked: panel.adding = false
        }
        PlainButton {
            objectName: "recordPart"
            Layout.fillWidth: true
            iconName: "check"
            text: qsTr("Record")
            onClicked: {
                if (!panel.screen.usePart(part.text, quantity.text, cost.text, key.checked))
                    return
                panel.adding = false
                part.text = ""
                quantity.text = "1"
                cost.text = ""
                key.checked = false
            }
        }
    }
}
