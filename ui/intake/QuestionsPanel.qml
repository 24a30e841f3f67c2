import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// What a look at the unit tells: dangers, data, completeness. The usual answer stands there until somebody says otherwise.
Card {
    id: panel

    required property IntakeScreen screen

    title: qsTr("Look at the unit")
    padding: Theme.space3

    Repeater {
        model: panel.screen.questions

        ChoiceRow {
            required property var modelData
            objectName: "answer_" + modelData.id
            Layout.fillWidth: true
            label: modelData.name
            options: modelData.options
            currentId: modelData.answer
            onPicked: id => panel.screen.answer(modelData.id, id)
        }
    }
}
