import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.People

// One person: how it stands, another role, a new PIN or badge, and leaving, which is asked twice.
Card {
    id: card

    required property PeopleScreen screen
    readonly property var person: screen.chosen
    readonly property bool works: person.id !== undefined && !person.retired
    property bool leaving: false

    title: qsTr("Staff code %1").arg(card.person.id ?? "")
    onPersonChanged: card.leaving = false

    Chip {
        visible: card.person.locked ?? false
        Layout.maximumWidth: parent.width
        kind: "error"
        text: qsTr("Locked after too many wrong PINs: give a new badge and PIN")
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("Role")
        value: (card.person.roleName ?? "") + (card.person.owner ? " · " + card.person.owner : "")
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("Last sign-in")
        value: card.person.lastSignIn ? card.person.lastSignIn : qsTr("never signed in")
    }
    FactRow {
        visible: card.person.retired ?? false
        Layout.fillWidth: true
        name: qsTr("State")
        value: qsTr("has left; the code stays taken")
    }
    ChoiceRow {
        objectName: "changeRole"
        visible: card.works && !card.person.owner
        Layout.fillWidth: true
        label: qsTr("Change the role")
        options: Array.from(card.screen.roles).filter(role => !role.ownOnly)
        currentId: card.person.role ?? ""
        onPicked: id => card.screen.giveRole(id)
    }
    GridLayout {
        visible: card.works
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        columns: card.width < 700 ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2

        PlainButton {
            objectName: "newPin"
            Layout.fillWidth: true
            enabled: !card.screen.busy
            text: qsTr("New PIN")
            iconName: "hash"
            onClicked: card.screen.reset(false)
        }
        PlainButton {
            objectName: "newBadge"
            Layout.fillWidth: true
            enabled: !card.screen.busy
            text: qsTr("New badge and PIN")
            iconName: "badge-check"
            onClicked: card.screen.reset(true)
        }
        DangerButton {
            objectName: "retire"
            Layout.fillWidth: true
            enabled: !card.screen.busy
            text: card.leaving ? qsTr("Yes, %1 leaves").arg(card.person.id) : qsTr("Leaves the house")
            iconName: "x"
            onClicked: {
                if (card.leaving)
                    card.screen.retire()
                card.leaving = !card.leaving
            }
        }
    }
    CaptionText {
        visible: card.leaving
        Layout.fillWidth: true
        text: qsTr("Press once more to confirm. Nobody signs in with this badge again, and the code is never given to another.")
    }
}
