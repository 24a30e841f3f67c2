import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// What is taken out of a unit: parts into the stock, materials by weight, and whether mass in is mass out.
Card {
    id: panel

    required property WorkScreen screen
    readonly property PartShelf shelf: screen.shelf
    readonly property var balance: shelf.balance

    title: qsTr("Taken out")
    padding: Theme.space3

    FactRow {
        Layout.fillWidth: true
        name: qsTr("Unit weighed")
        value: panel.balance.weighed ?? ""
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("Parts and materials")
        value: panel.balance.out ?? ""
    }
    BodyText {
        objectName: "balance"
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        color: (panel.balance.holds ?? false) ? Theme.ok : Theme.warn
        text: panel.balance.fact ?? ""
    }
    ChoiceRow {
        objectName: "fraction"
        Layout.fillWidth: true
        label: qsTr("Material")
        options: panel.shelf.fractions
        currentId: panel.shelf.fraction
        onPicked: id => panel.shelf.chooseFraction(id)
    }
    RowLayout {
        visible: panel.shelf.fraction !== ""
        Layout.fillWidth: true
        spacing: Theme.space2

        NumberEntry {
            id: weight
            objectName: "partMaterial"
            Layout.fillWidth: true
            suffix: "g"
            placeholder: qsTr("Weight")
            onAccepted: record.clicked()
        }
        PlainButton {
            id: record
            objectName: "recordMaterial"
            enabled: weight.filled && !panel.screen.busy
            iconName: "check"
            Accessible.name: qsTr("Record the weight of the material")
            onClicked: {
                panel.shelf.recover(weight.text)
                weight.text = ""
            }
        }
    }
    Repeater {
        model: panel.shelf.harvested

        RowLayout {
            id: row
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.space2

            BodyText {
                Layout.fillWidth: true
                wrapMode: Text.Wrap
                text: row.modelData.fact
            }
            PlainButton {
                objectName: "putBack_" + row.modelData.number
                enabled: !panel.screen.busy
                iconName: "undo-2"
                Accessible.name: qsTr("Put back")
                onClicked: panel.shelf.putBack(row.modelData.number)
            }
        }
    }
    NumberEntry {
        objectName: "partGrams"
        Layout.fillWidth: true
        label: qsTr("Weight of the next part, if weighed")
        suffix: "g"
        text: panel.shelf.grams
        onEdited: words => panel.shelf.setGrams(words)
    }
    CheckRow {
        objectName: "partTested"
        Layout.fillWidth: true
        text: qsTr("The next part was tested and works")
        checked: panel.shelf.tested
        onToggled: panel.shelf.setTested(checked)
    }
    PartChooser {
        Layout.fillWidth: true
        shelf: panel.shelf
        verb: qsTr("Take out")
    }
}
