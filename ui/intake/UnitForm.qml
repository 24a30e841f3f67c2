import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// Product, order and reason of the unit in hand.
ColumnLayout {
    id: form

    required property IntakeScreen screen
    readonly property bool again: screen.state === IntakeScreen.Again

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true
        title: form.again ? qsTr("Unit") : qsTr("Product")

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            Icon {
                name: form.screen.sku === "" ? "scan-barcode" : "circle-check"
                size: 32
                color: form.screen.sku === "" ? Theme.text2 : Theme.ok
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                TitleText {
                    objectName: "productName"
                    Layout.fillWidth: true
                    text: form.screen.sku === "" ? qsTr("Scan the product, or choose it on the left") : form.screen.productName
                    color: form.screen.sku === "" ? Theme.text2 : Theme.text
                }
                MonoText {
                    visible: form.screen.sku !== ""
                    text: form.again ? form.screen.tag : form.screen.sku
                    color: Theme.text2
                }
            }
            Text {
                text: form.screen.productPrice
                color: Theme.text
                font.pixelSize: Theme.title3
                textFormat: Text.PlainText
            }
        }
    }
    Card {
        Layout.fillWidth: true

        TextEntry {
            objectName: "order"
            Layout.fillWidth: true
            label: form.again ? qsTr("Order number of the second sale") : qsTr("Order number")
            placeholder: qsTr("Scan it from the parcel")
            text: form.screen.order
            onEdited: text => form.screen.setOrder(text)
        }
        CaptionText {
            objectName: "announced"
            Layout.fillWidth: true
            visible: text !== ""
            text: form.screen.announced
        }
        ChoiceRow {
            objectName: "expected"
            Layout.fillWidth: true
            visible: form.screen.expected.length > 1
            label: qsTr("Announced for this order")
            options: form.screen.expected
            currentId: form.screen.chosenExpected
            onPicked: id => form.screen.chooseExpected(id)
        }
        ChoiceRow {
            objectName: "reason"
            Layout.fillWidth: true
            label: qsTr("Customer's reason")
            options: form.screen.reasons
            currentId: form.screen.reason
            onPicked: id => form.screen.chooseReason(id)
        }
    }
}
