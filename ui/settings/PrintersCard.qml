import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Settings

// The printers of this station. Without one, labels are PDF files.
Card {
    id: card

    required property PrinterCare care
    readonly property bool may: care.lacks === ""

    function add() {
        if (card.care.add(name.text, address.text, language.currentId, dpi.text)) {
            name.text = ""
            address.text = ""
        }
    }

    title: qsTr("Printers")

    CaptionText {
        visible: !card.may
        Layout.fillWidth: true
        text: card.care.lacks
    }
    CaptionText {
        visible: card.care.printers.length === 0
        Layout.fillWidth: true
        text: qsTr("No printer is set up: labels are written as PDF files into the folder of papers.")
    }
    Repeater {
        model: card.care.printers

        RowLayout {
            id: printer
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.space3

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2

                Text {
                    property bool holdsNames: true
                    Layout.fillWidth: true
                    text: printer.modelData.name
                    color: Theme.text
                    font.pixelSize: Theme.dense
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    textFormat: Text.PlainText
                }
                CaptionText {
                    property bool holdsNames: true
                    Layout.fillWidth: true
                    text: printer.modelData.address + " · " + printer.modelData.fact
                    elide: Text.ElideMiddle
                }
            }
            PlainButton {
                objectName: "testPrinter_" + printer.modelData.name
                enabled: card.may
                text: qsTr("Test label")
                iconName: "printer"
                onClicked: card.care.test(printer.modelData.name)
            }
            PlainButton {
                objectName: "removePrinter_" + printer.modelData.name
                enabled: card.may
                text: qsTr("Take away")
                iconName: "x"
                onClicked: card.care.remove(printer.modelData.name)
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        TextEntry {
            id: name
            objectName: "printerName"
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            label: qsTr("Name of the printer")
            freeText: true
            onAccepted: card.add()
        }
        TextEntry {
            id: address
            objectName: "printerAddress"
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            label: qsTr("Address")
            placeholder: qsTr("192.168.1.40:9100, or a folder")
            onAccepted: card.add()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        ChoiceRow {
            id: language
            objectName: "printerLanguage"
            Layout.fillWidth: true
            label: qsTr("Its language")
            options: [{id: "pdf", text: "PDF"}, {id: "zpl", text: "ZPL"}]
            currentId: "pdf"
            onPicked: id => language.currentId = id
        }
        TextEntry {
            id: dpi
            objectName: "printerDpi"
            Layout.preferredWidth: 120
            label: qsTr("Dots per inch")
            text: "203"
            onAccepted: card.add()
        }
        PlainButton {
            objectName: "addPrinter"
            Layout.alignment: Qt.AlignBottom
            enabled: card.may
            text: qsTr("Add")
            iconName: "plus"
            onClicked: card.add()
        }
    }
}
