import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Parts

// A part that is not known yet, or a kit of parts that are.
Card {
    id: card

    required property PartsScreen screen
    property string category: ""
    readonly property bool complete: number.text !== "" && name.text !== "" && cost.filled

    function register() {
        card.screen.registerPart({"number": number.text, "name": name.text, "supplier": supplier.text, "cost": cost.text, "reorder": reorder.text, "weight": weight.text, "key": key.checked, "category": card.category, "product": product.text, "kit": kit.text})
    }

    title: qsTr("Register a part")

    CaptionText {
        objectName: "notYet"
        visible: card.screen.newNumber !== ""
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: qsTr("%1 is not registered yet.").arg(card.screen.newNumber)
    }
    GridLayout {
        Layout.fillWidth: true
        columns: card.width < 620 ? 2 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2

        TextEntry {
            id: number
            objectName: "partNumber"
            Layout.fillWidth: true
            label: qsTr("Number on its bag")
            text: card.screen.newNumber
        }
        TextEntry {
            id: name
            objectName: "partName"
            Layout.fillWidth: true
            freeText: true
            label: qsTr("Name, as a buyer reads it")
        }
        TextEntry {
            id: supplier
            objectName: "partSupplier"
            Layout.fillWidth: true
            freeText: true
            label: qsTr("Supplier")
        }
        NumberEntry {
            id: cost
            objectName: "partUnitCost"
            Layout.fillWidth: true
            decimals: 2
            label: qsTr("Cost of one piece")
            suffix: card.screen.currency
        }
        NumberEntry {
            id: reorder
            objectName: "partReorder"
            Layout.fillWidth: true
            label: qsTr("Order at so many on hand")
        }
        NumberEntry {
            id: weight
            objectName: "partWeight"
            Layout.fillWidth: true
            label: qsTr("Weight of one piece")
            suffix: "g"
        }
        TextEntry {
            id: product
            objectName: "partProduct"
            Layout.fillWidth: true
            label: qsTr("Only for these SKUs")
            placeholder: qsTr("empty = any")
        }
        TextEntry {
            id: kit
            objectName: "partKit"
            Layout.fillWidth: true
            label: qsTr("A kit holds")
            placeholder: "PT-1=2 PT-2"
        }
    }
    ChoiceRow {
        objectName: "partCategory"
        Layout.fillWidth: true
        label: qsTr("Fits a category; none and no SKU = every unit")
        options: card.screen.categories
        currentId: card.category
        onPicked: id => card.category = card.category === id ? "" : id
    }
    CheckRow {
        id: key
        objectName: "partIsKey"
        Layout.fillWidth: true
        text: qsTr("Key part")
        detail: qsTr("The buyer is always told when it was replaced.")
    }
}
