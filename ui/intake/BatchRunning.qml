import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// How many units are in, and the questions about the one in hand.
ColumnLayout {
    id: panel

    required property BatchRun batch

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true
        title: panel.batch.facts

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space4

            Text {
                objectName: "batchCount"
                text: panel.batch.expected > 0 ? qsTr("%1 of %2").arg(panel.batch.scanned).arg(panel.batch.expected) : panel.batch.scanned
                color: Theme.text
                font.pixelSize: Theme.keyFigure
                font.weight: Font.DemiBold
                textFormat: Text.PlainText
            }
            BodyText {
                Layout.fillWidth: true
                wrapMode: Text.Wrap
                text: panel.batch.expected > 0 ? qsTr("units are in, of those that were announced") : qsTr("units are in")
            }
        }
        BodyText {
            visible: panel.batch.inHand === ""
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            color: Theme.text2
            text: qsTr("Scan the next unit: product, return number or serial number. Its label is printed by itself.")
        }
    }
    Card {
        objectName: "inHand"
        visible: panel.batch.inHand !== ""
        Layout.fillWidth: true
        title: qsTr("Look at this unit: %1").arg(panel.batch.inHand)

        Repeater {
            model: panel.batch.questions

            ChoiceRow {
                required property var modelData
                objectName: "each_" + modelData.id
                Layout.fillWidth: true
                label: modelData.name
                options: modelData.options
                currentId: modelData.answer
                onPicked: id => panel.batch.answer(modelData.id, id)
            }
        }
        CaptionText {
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            text: qsTr("What may be a danger is asked of every unit. The card “Pass” says that all is as usual.")
        }
    }
}
