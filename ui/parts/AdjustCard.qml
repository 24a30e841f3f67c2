import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Parts

// A lead counted: the stock was not what it said.
Card {
    id: card

    required property PartsScreen screen

    title: qsTr("Adjust after a count")

    Connections {
        target: card.screen
        function onReceived() {
            by.text = ""
            reason.text = ""
        }
    }
    CaptionText {
        objectName: "mayNotAdjust"
        visible: card.screen.mayNotAdjust !== ""
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: card.screen.mayNotAdjust
    }
    NumberEntry {
        id: by
        objectName: "partBy"
        visible: card.screen.mayNotAdjust === ""
        Layout.fillWidth: true
        label: qsTr("Pieces, e.g. -2 or 3")
    }
    TextEntry {
        id: reason
        objectName: "partReason"
        visible: card.screen.mayNotAdjust === ""
        Layout.fillWidth: true
        freeText: true
        label: qsTr("Why")
    }
    PlainButton {
        objectName: "adjustPart"
        visible: card.screen.mayNotAdjust === ""
        enabled: by.filled && reason.text !== "" && !card.screen.busy
        Layout.fillWidth: true
        iconName: "pencil"
        text: qsTr("Adjust")
        onClicked: card.screen.adjust(by.text, reason.text)
    }
}
