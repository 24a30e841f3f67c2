import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// The facts of a product that was never seen here before.
Card {
    id: form

    required property IntakeScreen screen
    property string category: ""

    function texts() {
        return {
            sku: sku.text, name: name.text, category: form.category, owner: owner.text, price: price.text,
            partsValue: partsValue.text, lengthMm: length.text, widthMm: width_.text, heightMm: height_.text,
            weightG: weight.text
        }
    }

    function startOver() {
        for (const field of [name, price, partsValue, length, width_, height_, weight])
            field.text = ""
        sku.text = form.screen.registeringSku
        form.category = ""
        name.field.forceActiveFocus()
    }

    title: qsTr("New product")
    onVisibleChanged: if (visible) startOver()
    Component.onCompleted: if (visible) startOver()

    GridLayout {
        Layout.fillWidth: true
        columns: 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3

        TextEntry {
            id: sku
            objectName: "newSku"
            Layout.fillWidth: true
            label: qsTr("SKU or barcode")
        }
        TextEntry {
            id: name
            objectName: "newName"
            Layout.fillWidth: true
            freeText: true
            label: qsTr("Name")
        }
        NumberEntry {
            id: price
            objectName: "newPrice"
            Layout.fillWidth: true
            decimals: 2
            label: qsTr("Original price")
            suffix: form.screen.currency
        }
        NumberEntry {
            id: partsValue
            objectName: "newPartsValue"
            Layout.fillWidth: true
            decimals: 2
            label: qsTr("Parts value")
            suffix: form.screen.currency
        }
    }
    ChoiceRow {
        objectName: "newCategory"
        Layout.fillWidth: true
        label: qsTr("Category")
        options: form.screen.categories
        currentId: form.category
        onPicked: id => form.category = id
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 4
        columnSpacing: Theme.space3

        NumberEntry {
            id: length
            objectName: "newLength"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Length")
            suffix: "mm"
        }
        NumberEntry {
            id: width_
            objectName: "newWidth"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Width")
            suffix: "mm"
        }
        NumberEntry {
            id: height_
            objectName: "newHeight"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Height")
            suffix: "mm"
        }
        NumberEntry {
            id: weight
            objectName: "newWeight"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            label: qsTr("Weight")
            suffix: "g"
        }
    }
    TextEntry {
        id: owner
        objectName: "newOwner"
        Layout.fillWidth: true
        label: qsTr("Seller that owns the units")
        text: "house"
    }
}
