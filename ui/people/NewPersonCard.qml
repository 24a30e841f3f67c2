import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.People

// Someone new: a staff code, a role, and for an owner's view the seller.
Card {
    id: card

    required property PeopleScreen screen
    property string role: "technician"
    readonly property var chosenRole: Array.from(card.screen.roles).find(one => one.id === card.role)
    readonly property bool ownOnly: chosenRole !== undefined && chosenRole.ownOnly

    title: qsTr("Register someone")

    GridLayout {
        Layout.fillWidth: true
        columns: card.width < 620 ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2

        TextEntry {
            id: code
            objectName: "personCode"
            Layout.fillWidth: true
            label: qsTr("Staff code, never a name")
            placeholder: "T02"
            hint: qsTr("2 to 12 capital letters, figures or hyphens. A code belongs to one person for ever.")
        }
        TextEntry {
            id: owner
            objectName: "personOwner"
            visible: card.ownOnly
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            label: qsTr("Seller whose units are shown")
        }
    }
    ChoiceRow {
        objectName: "personRole"
        Layout.fillWidth: true
        label: qsTr("Role")
        options: card.screen.roles
        currentId: card.role
        onPicked: id => card.role = id
    }
    PrimaryButton {
        objectName: "addPerson"
        Layout.fillWidth: true
        enabled: !card.screen.busy && code.text !== "" && (!card.ownOnly || owner.text !== "")
        returnPresses: card.visible
        text: qsTr("Give badge and PIN")
        iconName: "user"
        onClicked: {
            card.screen.add(code.text, card.role, card.ownOnly ? owner.text : "")
            code.text = ""
            owner.text = ""
        }
    }
}
