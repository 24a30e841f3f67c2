import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// What the box is made of, with what becomes of it after use.
Card {
    id: panel

    required property PackingScreen screen

    padding: Theme.space3

    ChoiceRow {
        objectName: "material"
        Layout.fillWidth: true
        label: qsTr("1  Material")
        options: panel.screen.materials
        currentId: panel.screen.material
        onPicked: id => panel.screen.chooseMaterial(id)
    }
    RowLayout {
        visible: panel.screen.material !== ""
        Layout.fillWidth: true
        spacing: Theme.space2

        Chip {
            kind: panel.screen.recyclable ? "ok" : "plain"
            iconName: "recycle"
            text: panel.screen.recyclable ? qsTr("recyclable") : qsTr("not recyclable")
        }
        Chip {
            kind: panel.screen.biodegradable ? "ok" : "plain"
            iconName: "leaf"
            text: panel.screen.biodegradable ? qsTr("biodegradable") : qsTr("not biodegradable")
        }
        CaptionText {
            Layout.fillWidth: true
            text: panel.screen.materialWhy
        }
    }
}
