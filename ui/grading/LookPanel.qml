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
    readonly property bool guided: live.visible && live.live && screen.taught

    padding: Theme.space3

    onGuidedChanged: screen.watchLive(guided)
    Component.onDestruction: if (screen) screen.watchLive(false)

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
            anchors.bottomMargin: band.visible ? band.height : 0
            visible: look.showLive && look.grading
            desk: look.screen.desk
        }
        PhotoView {
            objectName: "ghost"
            anchors.fill: live
            visible: look.guided
            opacity: 0.3
            source: look.screen.ghost
        }
        Item {
            objectName: "firstPlaces"
            readonly property double aspect: look.screen.desk.handGuide.aspect
            anchors.centerIn: live
            width: Math.min(live.width, live.height * aspect)
            height: width / aspect
            visible: look.guided

            Repeater {
                model: look.screen.desk.handGuide.places

                Rectangle {
                    required property var modelData
                    x: modelData.x * parent.width
                    y: modelData.y * parent.height
                    width: modelData.width * parent.width
                    height: modelData.height * parent.height
                    color: "transparent"
                    border.color: Theme.warn
                    border.width: 2
                    radius: 2
                }
            }
        }
        GuideBand {
            id: band
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            visible: look.guided && guide.on
            guide: look.screen.desk.handGuide
            shootsItself: look.screen.shootsItself
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
    Flow {
        visible: look.grading && look.screen.views.length > 1
        Layout.fillWidth: true
        spacing: Theme.space1

        Repeater {
            model: look.screen.views

            PlainButton {
                required property var modelData
                objectName: "view_" + modelData.id
                iconName: modelData.done ? "circle-check" : modelData.id === look.screen.view ? "circle-dot" : "camera"
                text: modelData.text
                enabled: modelData.id !== look.screen.view
                onClicked: look.screen.chooseView(modelData.id) // qmllint disable unqualified
            }
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
        CheckRow {
            objectName: "shootsItself"
            visible: look.showLive && look.screen.taught
            text: qsTr("Automatic")
            checked: look.screen.shootsItself
            onToggled: look.screen.shootsItself = checked
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
        objectName: "remarks"
        visible: look.screen.inspected && !look.showLive && text !== ""
        Layout.fillWidth: true
        text: look.screen.remarks
    }
    RowLayout {
        visible: look.grading && look.screen.driftAlarm !== ""
        Layout.fillWidth: true
        spacing: Theme.space2

        Icon {
            Layout.alignment: Qt.AlignTop
            name: "triangle-alert"
            size: 18
            color: Theme.warn
        }
        CaptionText {
            objectName: "driftAlarm"
            Layout.fillWidth: true
            color: Theme.warn
            text: look.screen.driftAlarm
        }
    }
    CaptionText {
        objectName: "viewScores"
        visible: text !== "" && !look.showLive
        Layout.fillWidth: true
        text: look.screen.viewScores
    }
    CaptionText {
        visible: look.grading && !look.screen.taught
        Layout.fillWidth: true
        text: qsTr("This product has not been taught: judge the look by eye.")
    }
}
