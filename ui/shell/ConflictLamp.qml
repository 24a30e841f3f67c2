import QtQuick
import QtQuick.Templates as T
import Regrade.Desk
import Regrade.Kit
import Regrade.Shell

// How many units wait for a lead because two stations decided about them; a press goes there.
T.Button {
    id: lamp

    required property Desk desk
    required property Screens screens
    readonly property var forbidden: desk.forbidden

    objectName: "conflictLamp"
    visible: desk.openConflicts > 0 && forbidden["look.units"] === undefined
    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, fact.implicitWidth + 2 * Theme.space2)
    focusPolicy: Qt.StrongFocus
    text: qsTr("Conflicts %1").arg(desk.openConflicts)
    Accessible.name: text
    onClicked: screens.open("shift")

    background: Rectangle {
        radius: Theme.radius
        color: lamp.hovered ? Theme.surface2 : "transparent"

        FocusRing { shown: lamp.activeFocus; around: 0 }
    }
    contentItem: Item {
        HeaderFact {
            id: fact
            anchors.centerIn: parent
            iconName: "triangle-alert"
            text: lamp.text
            ink: Theme.error
        }
    }
}
