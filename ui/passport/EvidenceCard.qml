import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Passport

// The unit's record as one signed file.
Card {
    id: card

    required property PassportScreen screen

    title: qsTr("Evidence")

    CaptionText {
        Layout.fillWidth: true
        text: qsTr("The whole record with photos and films in one signed file.")
        wrapMode: Text.Wrap
    }
    PlainButton {
        objectName: "exportEvidence"
        Layout.fillWidth: true
        enabled: card.screen.canExport
        iconName: "badge-check"
        text: qsTr("Write the evidence pack")
        onClicked: card.screen.exportEvidence()
    }
}
