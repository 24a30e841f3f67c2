import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shell

// Who works here: the badge, then the PIN on big keys. Also the registration of the first lead.
FocusScope {
    id: page

    required property SignIn signIn
    readonly property bool takesKeys: true

    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9) {
            page.signIn.press(event.key - Qt.Key_0)
            event.accepted = true
        } else if (event.key === Qt.Key_Backspace) {
            page.signIn.erase()
            event.accepted = true
        } else if (event.key === Qt.Key_Escape) {
            page.signIn.cancel()
            event.accepted = true
        }
    }

    Card {
        anchors.centerIn: parent
        width: 560
        padding: Theme.space5

        TitleText {
            Layout.fillWidth: true
            font.pixelSize: Theme.title2
            text: page.signIn.state === "first" ? qsTr("Who leads here?") : page.signIn.state === "told" ? qsTr("Write this down now") : page.signIn.state === "pin" ? qsTr("Give your PIN") : qsTr("Scan your badge")
        }
        FeedbackBand {
            objectName: "signInBand"
            Layout.fillWidth: true
            kind: page.signIn.problem !== "" ? "error" : "info"
            text: page.signIn.problem !== "" ? page.signIn.problem : page.signIn.notice
        }
        BadgePanel {
            visible: page.signIn.state === "badge"
            Layout.fillWidth: true
            signIn: page.signIn
        }
        PinPad {
            visible: page.signIn.state === "pin"
            Layout.fillWidth: true
            signIn: page.signIn
        }
        FirstLeadPanel {
            visible: page.signIn.state === "first" || page.signIn.state === "told"
            Layout.fillWidth: true
            signIn: page.signIn
        }
        PlainButton {
            objectName: "signInCancel"
            visible: page.signIn.canCancel
            enabled: !page.signIn.busy
            Layout.fillWidth: true
            text: page.signIn.state === "first" ? qsTr("Later: work without sign-in") : qsTr("Cancel")
            iconName: "x"
            onClicked: page.signIn.cancel()
        }
    }
}
