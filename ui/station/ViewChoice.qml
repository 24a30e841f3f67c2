import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// The sides and lights that the house photographs this product in; one is worked on at a time.
ColumnLayout {
    id: choice

    required property var views // [{id, text, light}]
    property string currentId: ""
    readonly property string light: {
        for (const view of views) {
            if (view.id === currentId)
                return view.light
        }
        return ""
    }
    signal picked(string id)

    spacing: Theme.space1

    Repeater {
        model: choice.views

        PlainButton {
            required property var modelData
            objectName: "view_" + modelData.id
            Layout.fillWidth: true
            iconName: modelData.id === choice.currentId ? "circle-dot" : modelData.done === true ? "circle-check" : ""
            text: modelData.text
            enabled: modelData.id !== choice.currentId
            onClicked: choice.picked(modelData.id) // qmllint disable unqualified
        }
    }
    CaptionText {
        Layout.fillWidth: true
        text: choice.light
    }
}
