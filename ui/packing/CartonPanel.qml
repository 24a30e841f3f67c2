import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// The three best cartons, the best one chosen beforehand; a code on the carton chooses it as well.
Card {
    id: panel

    required property PackingScreen screen

    padding: Theme.space3

    CaptionText {
        Layout.fillWidth: true
        text: panel.screen.noCarton !== "" ? panel.screen.noCarton : panel.screen.needsSize ? qsTr("1  Carton: scan its code, or choose below") : qsTr("1  Carton: the best is chosen; scan another one's code, or press it")
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        Repeater {
            model: panel.screen.cartons.length // a count, so that a choice makes no button anew

            CartonButton {
                required property int index
                readonly property var row: panel.screen.cartons[index] ?? ({})

                objectName: "carton_" + row.id
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                text: row.text ?? ""
                size: row.size ?? ""
                share: row.share ?? ""
                cost: row.cost ?? ""
                chosen: row.id === panel.screen.carton
                onClicked: panel.screen.chooseCarton(row.id)
            }
        }
        PlainButton {
            objectName: "otherSize"
            visible: panel.screen.cartons.length > 0 || !panel.screen.otherSize
            Layout.fillWidth: panel.screen.cartons.length === 0
            Layout.preferredHeight: Theme.primaryTarget
            leftPadding: Theme.space3
            rightPadding: Theme.space3
            text: qsTr("Other")
            Accessible.name: qsTr("Another carton, or another size")
            checkedLook: panel.screen.otherSize
            onClicked: panel.screen.chooseOtherSize()
        }
    }
}
