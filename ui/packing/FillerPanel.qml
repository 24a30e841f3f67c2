import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// What lies around the product, and how much of the box stays empty; filler counts as empty.
Card {
    id: panel

    required property PackingScreen screen

    padding: Theme.space3

    ChoiceRow {
        objectName: "filler"
        Layout.fillWidth: true
        label: panel.screen.fillerAmount === "" ? qsTr("2  Filler") : qsTr("2  Filler: %1").arg(panel.screen.fillerAmount)
        options: panel.screen.fillers
        currentId: panel.screen.filler
        onPicked: id => panel.screen.chooseFiller(id)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            BodyText {
                objectName: "voidShare"
                Layout.fillWidth: true
                text: panel.screen.voidShare < 0 ? qsTr("empty space: –") : qsTr("%1 % of the box is empty").arg(Number(panel.screen.voidShare * 100).toLocaleString(Qt.locale(), "f", 1))
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 12
                radius: 6
                color: Theme.surface2

                Rectangle {
                    visible: panel.screen.voidShare >= 0
                    width: parent.width * (1 - Math.max(0, panel.screen.voidShare))
                    height: parent.height
                    radius: parent.radius
                    color: Theme.accent
                }
            }
        }
        NumberEntry {
            objectName: "weight"
            Layout.preferredWidth: 190
            Layout.maximumWidth: 190
            label: qsTr("Weight")
            labelShown: false
            suffix: qsTr("g packed")
            text: panel.screen.weightG > 0 ? String(panel.screen.weightG) : ""
            onEdited: text => panel.screen.setWeight(Number(text))
        }
    }
}
