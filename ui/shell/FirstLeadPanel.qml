import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shell

// The first person of the house, and what is told once.
ColumnLayout {
    id: panel

    required property SignIn signIn
    readonly property bool told: signIn.state === "told"

    spacing: Theme.space3

    BodyText {
        Layout.fillWidth: true
        color: Theme.text2
        text: panel.told ? qsTr("These are shown once and kept nowhere. The recovery code belongs into the safe: it helps when the PIN is lost.") : qsTr("The first person who is registered leads the house and registers the others. From then on everybody signs in.")
    }
    TextEntry {
        id: code
        objectName: "firstCode"
        visible: !panel.told
        Layout.fillWidth: true
        label: qsTr("Staff code, never a name")
        placeholder: "L01"
        onAccepted: panel.signIn.registerFirst(code.text)
    }
    FactRow {
        visible: panel.told
        Layout.fillWidth: true
        name: qsTr("Staff code")
        mono: true
        value: panel.signIn.toldCode
    }
    FactRow {
        visible: panel.told
        Layout.fillWidth: true
        name: qsTr("PIN")
        mono: true
        value: panel.signIn.toldPin
    }
    FactRow {
        visible: panel.told
        Layout.fillWidth: true
        name: qsTr("Badge")
        mono: true
        value: panel.signIn.toldBadge
    }
    FactRow {
        visible: panel.told
        Layout.fillWidth: true
        name: qsTr("Recovery code")
        mono: true
        value: panel.signIn.toldRecovery
    }
    PrimaryButton {
        objectName: panel.told ? "confirmTold" : "registerFirst"
        Layout.fillWidth: true
        enabled: !panel.signIn.busy && (panel.told || code.text !== "")
        returnPresses: panel.visible
        text: panel.told ? qsTr("I have written it down") : qsTr("Register")
        iconName: panel.told ? "check" : "user"
        onClicked: panel.told ? panel.signIn.confirmTold() : panel.signIn.registerFirst(code.text)
    }
}
