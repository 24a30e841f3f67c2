import QtQuick
import QtQuick.Layouts
import Regrade.Desk
import Regrade.Kit
import Regrade.Shell

// Always in sight: station and worker, the unit in hand, the time against its target, what is unsent, the lamps.
Rectangle {
    id: header

    required property Desk desk
    required property Screens screens
    required property SignIn signIn
    readonly property var screen: screens.screen
    readonly property string tag: screen && screen.tag !== undefined ? screen.tag : ""
    readonly property int elapsed: screen && screen.elapsedSeconds !== undefined ? screen.elapsedSeconds : 0
    readonly property int target: screen && screen.targetSeconds !== undefined ? screen.targetSeconds : 0
    readonly property int steps: screen && screen.stepCount !== undefined ? screen.stepCount : 0
    readonly property bool crowded: tag !== "" && width < 1400 && desk.hubKind !== "off"
    readonly property int stepsDone: screen && screen.stepsDone !== undefined ? screen.stepsDone : 0

    function clock(seconds) {
        return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0")
    }

    implicitHeight: 56
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
    Connections {
        target: header.screens
        function onScanSeen() { flash.restart() }
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space5
        spacing: Theme.space4

        Text {
            text: "Regrade"
            color: Theme.accent
            font.pixelSize: Theme.title3
            font.weight: Font.Bold
        }
        HeaderFact {
            iconName: "hammer"
            text: header.desk.station
        }
        WhoButton {
            desk: header.desk
            signIn: header.signIn
            compact: header.tag !== "" && header.width < 1600
        }
        Item { Layout.fillWidth: true }
        MonoText {
            objectName: "headerTag"
            visible: text !== ""
            text: header.tag
            font.pixelSize: Theme.body
            font.weight: Font.DemiBold
        }
        HeaderFact {
            visible: header.tag !== "" && header.steps > 0
            iconName: "list-checks"
            text: qsTr("Step %1 of %2").arg(Math.min(header.stepsDone + 1, header.steps)).arg(header.steps)
        }
        HeaderFact {
            objectName: "headerTimer"
            visible: header.tag !== "" && header.elapsed > 0
            iconName: "timer"
            mono: true
            ink: header.target > 0 && header.elapsed > header.target ? Theme.warn : Theme.text
            text: header.target > 0 ? header.clock(header.elapsed) + " / " + header.clock(header.target) : header.clock(header.elapsed)
        }
        Item { Layout.fillWidth: true }
        Rectangle {
            objectName: "scanLamp"
            implicitWidth: scanRow.implicitWidth + 2 * Theme.space3
            implicitHeight: 36
            radius: 18
            color: flash.running ? Theme.okSoft : "transparent"
            border.width: 1
            border.color: flash.running ? Theme.ok : Theme.hairline

            Timer {
                id: flash
                interval: 1200
            }
            RowLayout {
                id: scanRow
                anchors.centerIn: parent
                spacing: Theme.space2

                Icon {
                    name: flash.running ? "circle-check" : "scan-barcode"
                    size: 20
                    color: flash.running ? Theme.ok : Theme.text2
                }
                Text {
                    Layout.maximumWidth: header.crowded ? 110 : 180
                    text: flash.running ? header.screens.lastScan : qsTr("Ready to scan")
                    color: flash.running ? Theme.ok : Theme.text2
                    font.pixelSize: Theme.caption
                    elide: Text.ElideMiddle
                    textFormat: Text.PlainText
                }
            }
        }
        ConflictLamp {
            desk: header.desk
            screens: header.screens
        }
        HeaderFact {
            objectName: "hubLamp"
            readonly property string kind: header.desk.hubKind
            visible: kind !== "off"
            iconName: kind === "lost" ? "circle-alert" : "upload"
            text: kind === "lost" ? qsTr("No hub, unsent %1").arg(header.desk.unsent) : qsTr("Unsent %1").arg(header.desk.unsent)
            ink: kind === "lost" || header.desk.unsent > 0 ? Theme.warn : kind === "reached" ? Theme.ok : Theme.text2
        }
        PrinterLamp {
            desk: header.desk
            screens: header.screens
            crowded: header.tag !== "" && header.width < 1400
        }
        HeaderFact {
            objectName: "cameraLamp"
            readonly property string kind: header.desk.cameraKind
            iconName: kind === "live" ? "camera" : "camera-off"
            ink: kind === "live" ? Theme.ok : kind === "lost" ? Theme.error : Theme.text2
            text: kind === "live" ? qsTr("Camera on") : kind === "lost" ? qsTr("Camera lost") : kind === "opening" ? qsTr("Camera starts") : qsTr("No camera")
        }
        HeaderFact {
            iconName: "database"
            ink: Theme.ok
            text: header.crowded ? "" : qsTr("Saved")
        }
    }
}
