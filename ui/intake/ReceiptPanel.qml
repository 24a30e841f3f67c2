import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit
import Regrade.Station

// The unit has its tag: shown big, with the label that was printed.
ColumnLayout {
    id: receipt

    required property IntakeScreen screen

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true

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
        BodyText {
            Layout.fillWidth: true
            text: receipt.screen.productName
        }
    }
    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true

        LabelSheet {
            Layout.fillWidth: true
            Layout.maximumWidth: 420
            Layout.alignment: Qt.AlignHCenter
            picture.image: receipt.screen.label // qmllint disable
            file: receipt.screen.labelFile
        }
        Item { Layout.fillHeight: true }
    }
}
