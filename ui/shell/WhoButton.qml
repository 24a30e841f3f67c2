import QtQuick
import QtQuick.Templates as T
import Regrade.Desk
import Regrade.Kit
import Regrade.Shell

// Who works here, on every screen; a press locks the PC, or registers the first lead while nobody is registered.
T.Button {
    id: control

    required property Desk desk
    required property SignIn signIn
    property bool compact: false // the code alone, beside a unit on a small screen
    readonly property bool waiting: !desk.signedIn && signIn.covers

    objectName: "who"
    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, fact.implicitWidth + 2 * Theme.space2)
    focusPolicy: Qt.StrongFocus
    text: waiting ? qsTr("Nobody") : compact ? desk.actor : desk.signedIn ? desk.actor + " · " + desk.role : qsTr("%1 · no sign-in").arg(desk.actor)
    Accessible.name: text
    onClicked: signIn.change()

    background: Rectangle {
        radius: Theme.radius
        color: control.hovered ? Theme.surface2 : "transparent"

        FocusRing { shown: control.activeFocus; around: 0 }
    }
    contentItem: Item {
        HeaderFact {
            id: fact
            anchors.centerIn: parent
            iconName: "user"
            text: control.text
            ink: control.desk.signedIn ? Theme.text : Theme.text2
        }
    }
}
