import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Printing

// The print queue. What a printer does not take waits here; what broke on the way asks a person to look.
ScreenFrame {
    id: page

    required property PrintingScreen screen

    title: qsTr("Printing")
    subtitle: page.screen.summary
    problem: page.screen.problem
    notice: page.screen.notice
    busy: page.screen.busy

    EmptyState {
        visible: page.screen.rows.length === 0
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "printer"
        title: qsTr("Nothing was printed yet")
        text: qsTr("Labels come here as soon as a printer is set up under Settings. Until then they are written as PDF files.")
    }
    ListView {
        id: list
        objectName: "prints"
        visible: count > 0
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: Theme.space2
        model: page.screen.rows
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true

        delegate: PrintRow {
            required property var modelData
            width: ListView.view.width
            job: modelData
            busy: page.screen.busy
            onAgainWanted: page.screen.again(modelData.number)
            onConfirmWanted: page.screen.confirm(modelData.number)
            onCancelWanted: page.screen.cancel(modelData.number)
        }
    }

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            color: Theme.text2
            wrapMode: Text.Wrap
            text: qsTr("Scan a label back and it is confirmed. What waits is printed by itself when its printer is back.")
        },
        PrimaryButton {
            objectName: "tryNow"
            enabled: page.screen.canTry && !page.screen.busy
            text: qsTr("Try now")
            iconName: "rotate-ccw"
            onClicked: page.screen.tryNow()
        }
    ]
}
