import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Parts

// Who takes the containers that were weighed, and the number of the paper.
Card {
    id: card

    required property MaterialShelf shelf
    readonly property bool complete: recycler.text.trim() !== "" && document.text.trim() !== "" && shelf.weighed > 0

    function handOver() {
        card.shelf.handOver(recycler.text, document.text)
    }

    title: qsTr("Hand-over")

    Connections {
        target: card.shelf
        function onHandedOver() {
            document.text = ""
        }
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("Containers weighed")
        value: card.shelf.weighed
    }
    TextEntry {
        id: recycler
        objectName: "partRecycler"
        Layout.fillWidth: true
        freeText: true
        label: qsTr("Recycler (company)")
    }
    TextEntry {
        id: document
        objectName: "partDocument"
        Layout.fillWidth: true
        label: qsTr("Number of the paper")
    }
}
