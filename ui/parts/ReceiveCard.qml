import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Parts

// A delivery of the chosen part: pieces by scanning again, by the steps or typed.
Card {
    id: card

    required property PartsScreen screen
    readonly property var chosen: screen.chosen
    property string origin: "newOem"

    function receive() {
        card.screen.receive(cost.text, card.origin, note.text)
    }

    title: qsTr("Receive")

    Connections {
        target: card.screen
        function onReceived() {
            cost.text = ""
            note.text = ""
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        PlainButton {
            objectName: "fewerPieces"
            Layout.alignment: Qt.AlignBottom
            enabled: card.screen.pieces > 1
            text: "−"
            Accessible.name: qsTr("One piece fewer")
            onClicked: card.screen.setPieces(card.screen.pieces - 1)
        }
        NumberEntry {
            objectName: "partPieces"
            Layout.fillWidth: true
            label: qsTr("Pieces")
            text: card.screen.pieces
            onEdited: words => { if (filled) card.screen.setPieces(Number(words)) }
        }
        PlainButton {
            objectName: "morePieces"
            Layout.alignment: Qt.AlignBottom
            text: "+"
            Accessible.name: qsTr("One piece more")
            onClicked: card.screen.setPieces(card.screen.pieces + 1)
        }
    }
    NumberEntry {
        id: cost
        objectName: "partCost"
        Layout.fillWidth: true
        decimals: 2
        label: qsTr("Cost of one piece")
        placeholder: card.chosen.cost ?? ""
        suffix: card.screen.currency
    }
    ChoiceRow {
        objectName: "partOrigin"
        Layout.fillWidth: true
        label: qsTr("Made by")
        options: [{"id": "newOem", "text": qsTr("the maker")}, {"id": "newAftermarket", "text": qsTr("another maker")}]
        currentId: card.origin
        onPicked: id => card.origin = id
    }
    TextEntry {
        id: note
        objectName: "partNote"
        Layout.fillWidth: true
        label: qsTr("Delivery note")
    }
}
