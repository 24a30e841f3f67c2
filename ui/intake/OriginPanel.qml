import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// Where units come from; stays as it is from one unit to the next.
Card {
    id: panel

    required property IntakeScreen screen

    title: qsTr("Where it comes from")

    ChoiceRow {
        objectName: "source"
        Layout.fillWidth: true
        label: qsTr("Source")
        options: panel.screen.sources
        currentId: panel.screen.source
        onPicked: id => panel.screen.chooseSource(id)
    }
    ChoiceRow {
        objectName: "market"
        Layout.fillWidth: true
        label: qsTr("Market")
        options: panel.screen.markets
        currentId: panel.screen.market
        onPicked: id => panel.screen.chooseMarket(id)
    }
    TextEntry {
        objectName: "serial"
        Layout.fillWidth: true
        label: qsTr("Serial number, if it has one")
        text: panel.screen.serial
        onEdited: text => panel.screen.setSerial(text)
    }
}
