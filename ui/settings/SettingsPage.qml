import QtQuick
import QtQuick.Layouts
import Regrade.Desk
import Regrade.Kit
import Regrade.Settings

ScreenFrame {
    id: page

    required property SettingsScreen screen
    readonly property Desk desk: screen.desk

    title: qsTr("Settings")
    subtitle: qsTr("of this station")
    problem: page.screen.problem
    notice: page.screen.notice
    rightWidth: 400

    Card {
        Layout.fillWidth: true
        title: qsTr("Language and look")

        ChoiceRow {
            objectName: "language"
            Layout.fillWidth: true
            label: qsTr("Language")
            options: [{id: "en", text: "English"}, {id: "zh_CN", text: "中文"}, {id: "de", text: "Deutsch"}]
            currentId: page.desk.language
            onPicked: id => page.screen.setLanguage(id)
        }
        ChoiceRow {
            objectName: "theme"
            Layout.fillWidth: true
            label: qsTr("Look")
            options: [{id: "light", text: qsTr("Light")}, {id: "dark", text: qsTr("Dark")}, {id: "contrast", text: qsTr("High contrast")}]
            currentId: page.desk.theme
            onPicked: id => page.screen.setTheme(id)
        }
    }
    SoundCard {
        Layout.fillWidth: true
        screen: page.screen
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Who works here")

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            TextEntry {
                id: actor
                objectName: "actor"
                Layout.fillWidth: true
                label: qsTr("Staff code")
                text: page.desk.actor
                onAccepted: page.screen.setActor(text)
            }
            PlainButton {
                objectName: "saveActor"
                Layout.alignment: Qt.AlignBottom
                text: qsTr("Take over")
                iconName: "user"
                onClicked: page.screen.setActor(actor.text)
            }
        }
        FactRow {
            Layout.fillWidth: true
            name: qsTr("Station")
            value: page.desk.station
            mono: true
        }
        FactRow {
            Layout.fillWidth: true
            name: qsTr("House rules")
            value: page.screen.policyVersion
            mono: true
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Camera")

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            TextEntry {
                id: camera
                objectName: "camera"
                Layout.fillWidth: true
                label: qsTr("Where the pictures come from")
                placeholder: qsTr("0, /dev/video0, http://…, or a folder of photos")
                text: page.desk.cameraSource
                onAccepted: page.screen.setCamera(text)
            }
            PlainButton {
                objectName: "useCamera"
                Layout.alignment: Qt.AlignBottom
                text: qsTr("Open")
                iconName: "camera"
                onClicked: page.screen.setCamera(camera.text)
            }
        }
        Rectangle {
            visible: page.desk.cameraKind === "live"
            Layout.fillWidth: true
            implicitHeight: 180
            radius: Theme.radius
            color: Theme.surface2

            CameraView {
                anchors.fill: parent
                anchors.margins: 2
                desk: page.desk
            }
        }
        Chip {
            Layout.maximumWidth: parent.width
            kind: page.desk.cameraKind === "live" ? "ok" : page.desk.cameraKind === "lost" ? "error" : "plain"
            text: page.desk.cameraKind === "live" ? page.desk.cameraName : page.desk.cameraKind === "lost" ? page.desk.cameraProblem : page.desk.cameraKind === "opening" ? qsTr("The camera starts…") : qsTr("No camera is chosen. Photos can be taken from files.")
        }
    }
    PrintersCard {
        Layout.fillWidth: true
        care: page.screen.printers
    }
    HealthCard {
        Layout.fillWidth: true
        screen: page.screen
    }
    Item { Layout.fillHeight: true }

    rightArea: [
        ScannerPanel {
            Layout.fillWidth: true
            screen: page.screen
        },
        Card {
            Layout.fillWidth: true
            title: qsTr("Bench card")

            BodyText {
                Layout.fillWidth: true
                color: Theme.text2
                text: qsTr("Scan these instead of pressing buttons.")
            }
            GridLayout {
                Layout.fillWidth: true
                columns: 3
                columnSpacing: Theme.space2
                rowSpacing: Theme.space3

                Repeater {
                    model: page.screen.cards

                    ColumnLayout {
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.preferredWidth: 80
                        spacing: 2

                        QrImage {
                            Layout.fillWidth: true
                            implicitHeight: 120
                            text: parent.modelData.code
                        }
                        CaptionText {
                            Layout.fillWidth: true
                            horizontalAlignment: Text.AlignHCenter
                            text: parent.modelData.text
                            color: Theme.text
                        }
                    }
                }
            }
        },
        Item { Layout.fillHeight: true }
    ]
}
