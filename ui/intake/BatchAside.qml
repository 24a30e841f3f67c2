import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// Answers that stay for all units of the batch, and what was put aside.
Column {
    id: panel

    required property BatchRun batch
    readonly property var rows: batch.aside // newest first

    spacing: Theme.space3

    Card {
        width: parent.width
        title: qsTr("The same for all units")
        padding: Theme.space3

        Repeater {
            model: panel.batch.onceQuestions

            ChoiceRow {
                required property var modelData
                objectName: "once_" + modelData.id
                Layout.fillWidth: true
                label: modelData.name
                options: modelData.options
                currentId: modelData.answer
                onPicked: id => panel.batch.answer(modelData.id, id)
            }
        }
    }
    Card {
        objectName: "aside"
        visible: panel.rows.length > 0
        width: parent.width
        title: qsTr("Put aside: %1").arg(panel.rows.length)
        padding: Theme.space3

        Repeater {
            model: panel.rows.slice(0, 5)

            Column {
                id: one
                required property var modelData
                Layout.fillWidth: true

                MonoText {
                    width: parent.width
                    text: one.modelData.title
                    elide: Text.ElideRight
                }
                CaptionText {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: one.modelData.subtitle
                }
            }
        }
    }
}
