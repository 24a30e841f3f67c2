import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// Equipment of the stage: in use for this unit or not. The minutes are shared between sellers.
Card {
    id: panel

    required property WorkScreen screen

    title: qsTr("Equipment")
    padding: Theme.space3

    Repeater {
        model: panel.screen.equipment

        RowLayout {
            id: row
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.space2

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                BodyText {
                    Layout.fillWidth: true
                    text: row.modelData.name
                    wrapMode: Text.Wrap
                }
                CaptionText {
                    visible: text !== ""
                    Layout.fillWidth: true
                    text: row.modelData.since
                    wrapMode: Text.Wrap
                }
            }
            PlainButton {
                objectName: "equipment_" + row.modelData.id
                enabled: !panel.screen.busy
                iconName: row.modelData.running ? "pause" : "play"
                text: row.modelData.running ? qsTr("Stop") : qsTr("Start")
                onClicked: panel.screen.switchEquipment(row.modelData.id)
            }
        }
    }
}
