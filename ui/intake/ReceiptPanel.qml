import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// The unit has its tag: shown big, to be compared with the label in the hand.
Card {
    id: receipt

    required property IntakeScreen screen

    CaptionText {
        Layout.fillWidth: true
        text: qsTr("Tag of this unit, for its whole life")
    }
    Text {
        objectName: "receivedTag"
        Layout.fillWidth: true
        text: receipt.screen.tag
        color: Theme.text
        font.family: Theme.mono
        font.pixelSize: Theme.keyFigure
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.title3
        textFormat: Text.PlainText
    }
    TitleText {
        Layout.fillWidth: true
        text: receipt.screen.productName
    }
    BodyText {
        Layout.fillWidth: true
        color: Theme.text2
        text: qsTr("Stick the label on the unit, not on its packaging.")
    }
    BodyText {
        objectName: "nextStep"
        Layout.fillWidth: true
        font.weight: Font.DemiBold
        text: receipt.screen.nextStep
    }
}
