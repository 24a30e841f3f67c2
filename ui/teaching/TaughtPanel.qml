import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Teaching

// What was learnt, and how far it can be trusted.
Card {
    id: panel

    required property TeachingScreen screen

    title: qsTr("Taught")

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space4

        Text {
            objectName: "bound"
            text: qsTr("%1 %").arg((panel.screen.falseRejectBound * 100).toFixed(0))
            color: Theme.text
            font.pixelSize: Theme.keyFigure
            font.weight: Font.DemiBold
            textFormat: Text.PlainText
        }
        BodyText {
            Layout.fillWidth: true
            text: panel.screen.taughtPhotos === 1 ? qsTr("of good units may be called damaged, at most, with one photo. A person confirms every grade.") : qsTr("of good units may be called damaged, at most, with %1 photos. A person confirms every grade.").arg(panel.screen.taughtPhotos)
        }
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("Model")
        value: panel.screen.taughtModel
        mono: true
    }
}
