import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Listing

// The sale of a unit that is on offer.
Card {
    id: panel

    required property ListingScreen screen

    title: qsTr("Sale")
    padding: Theme.space3

    TextEntry {
        objectName: "saleOrder"
        Layout.fillWidth: true
        label: qsTr("Order number of the sale")
        placeholder: qsTr("Scan or type it")
        text: panel.screen.order
        onEdited: text => panel.screen.setOrder(text)
    }
    NumberEntry {
        objectName: "salePrice"
        Layout.fillWidth: true
        Layout.maximumWidth: 240
        decimals: 2
        label: qsTr("Price paid")
        suffix: panel.screen.currency
        text: panel.screen.price
        onEdited: text => panel.screen.setPrice(text)
    }
}
