import QtQuick
import QtQuick.Layouts
import Regrade.Grading
import Regrade.Kit
import Regrade.Station

// What the camera sees now, or the photo that was inspected, with its marks.
Card {
    id: look

    required property GradingScreen screen
    property bool showLive: !screen.inspected
    readonly property bool grading: screen.state === GradingScreen.Grading

    padding: Theme.space3

    Connections {
        target: look.screen
        function onInspectionChanged() { look.showLive = !look.screen.inspected }
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 160
        radius: Theme.radius
        color: Theme.surface2
        clip: true

        CameraView {
            id: live
            objectName: "liveCamera"
            anchors.fill: parent
            visible: look.showLive && look.grading
            desk: look.screen.desk
        }
        PhotoView {
            objectName: "inspectedPhoto"
            anchors.fill: parent
            visible: !live.visible
            image: heat.checked && look.screen.inspected ? look.screen.overlay : look.screen.photo // qmllint disable
            boxes: heat.checked ? [] : look.screen.boxes
        }
        BodyText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space5
            visible: live.visible && !live.live
            horizontalAlignment: Text.AlignHCenter
            color: Theme.text2
            text: look.screen.desk.cameraProblem !== "" ? look.screen.desk.cameraProblem : qsTr("No camera picture. Open a photo instead, or judge the unit by eye.")
        }
    }
    RowLayout {
        visible: look.grading
        Layout.fillWidth: true
        spacing: Theme.space2

        PlainButton {
            objectName: "inspect"
            visible: look.showLive
            enabled: look.screen.taught && live.live
            iconName: "scan-line"
            text: qsTr("Inspect")
            onClicked: look.screen.inspect()
        }
        PlainButton {
            objectName: "lookAgain"
            visible: !look.showLive
            iconName: "camera"
            text: qsTr("New photo")
            onClicked: look.showLive = true
        }
        PhotoButton {
            enabled: look.screen.taught
            text: qsTr("Open photo")
            onChosen: files => look.screen.inspectFile(files[0])
        }
        Item { Layout.fillWidth: true }
        CheckRow {
            id: heat
            objectName: "showHeat"
            visible: look.screen.inspected && !look.showLive
            text: qsTr("Heat")
        }
    }
    CaptionText {
        visible: look.grading && !look.screen.taught
        Layout.fillWidth: true
        text: qsTr("This product has not been taught: judge the look by eye.")
    }
}
