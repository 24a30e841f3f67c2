import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shell

// Waits for a badge; a torn one is typed.
ColumnLayout {
    id: panel

    required property SignIn signIn

    spacing: Theme.space3

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space4

        Icon {
            name: "scan-barcode"
            size: 56
            color: Theme.accent
        }
        BodyText {
            Layout.fillWidth: true
            color: Theme.text2
            text: qsTr("Hold the badge before the scanner or the camera. Work that was begun stays as it is.")
        }
    }
    TextEntry {
        id: typed
        objectName: "badgeText"
        Layout.fillWidth: true
        label: qsTr("Or type the letters on the badge")
        onAccepted: {
            panel.signIn.takeBadge(typed.text)
            typed.text = ""
        }
    }
}
