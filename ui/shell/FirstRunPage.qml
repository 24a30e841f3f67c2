import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shell

// Shown while the store is empty.
Item {
    id: page

    required property FirstRun firstRun
    signal leadWanted()

    Card {
        anchors.centerIn: parent
        width: 720
        padding: Theme.space6

        TitleText {
            Layout.fillWidth: true
            text: qsTr("Welcome to Regrade")
            font.pixelSize: Theme.title2
        }
        BodyText {
            Layout.fillWidth: true
            color: Theme.text2
            text: qsTr("Returned goods come in, are graded with the camera, cleaned or repaired, packed and sold again. Every step stays on record.")
        }
        FeedbackBand {
            Layout.fillWidth: true
            kind: "error"
            text: page.firstRun.problem
        }
        FeedbackBand {
            objectName: "scanRefused"
            Layout.fillWidth: true
            kind: "warn"
            text: !page.firstRun.scanned ? "" : page.firstRun.busy ? qsTr("The scan was not taken: the demo warehouse is being loaded. Scan again when it is there.") : qsTr("The scan was not taken: choose first how to start. Then scan again.")
        }
        ColumnLayout {
            visible: page.firstRun.busy
            Layout.fillWidth: true
            spacing: Theme.space2

            BodyText {
                Layout.fillWidth: true
                text: page.firstRun.total > 0 ? qsTr("Loading the demo warehouse: %1 of %2 units").arg(page.firstRun.done).arg(page.firstRun.total) : qsTr("Loading the demo warehouse…")
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 12
                radius: 6
                color: Theme.surface2

                Rectangle {
                    height: parent.height
                    radius: 6
                    width: page.firstRun.total > 0 ? parent.width * page.firstRun.done / page.firstRun.total : 0
                    color: Theme.accent
                }
            }
        }
        PrimaryButton {
            objectName: "loadDemo"
            visible: !page.firstRun.busy
            Layout.fillWidth: true
            Layout.topMargin: Theme.space3
            text: qsTr("Load the demo warehouse")
            iconName: "database"
            onClicked: page.firstRun.loadDemo()
        }
        CaptionText {
            visible: !page.firstRun.busy
            Layout.fillWidth: true
            text: qsTr("216 returns of 1,200 orders over several months, to look around in. Nothing leaves this computer.")
        }
        PlainButton {
            objectName: "startEmpty"
            visible: !page.firstRun.busy
            Layout.fillWidth: true
            Layout.topMargin: Theme.space2
            text: qsTr("Start with my own products")
            iconName: "package-plus"
            onClicked: page.firstRun.startEmpty()
        }
        PlainButton {
            objectName: "startWithLead"
            visible: !page.firstRun.busy
            Layout.fillWidth: true
            text: qsTr("Start and register the first lead")
            iconName: "user"
            onClicked: page.leadWanted()
        }
    }
}
