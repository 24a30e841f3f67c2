import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Station
import Regrade.Teaching

// Shows the camera good units of a product, so that it can tell what differs.
ScreenFrame {
    id: page

    required property TeachingScreen screen
    readonly property bool collecting: screen.state === TeachingScreen.Collecting
    readonly property bool taught: screen.state === TeachingScreen.Taught
    readonly property bool zoning: screen.zones.open

    title: qsTr("Teaching")
    subtitle: page.screen.productName === "" ? qsTr("Good units of one product, one to sixteen photos") : page.screen.productName
    problem: screen.problem
    notice: screen.notice
    busy: screen.busy
    busyText: screen.learning ? qsTr("Learning from the photos…") : qsTr("One moment…")
    leftWidth: 248
    rightWidth: page.collecting || page.taught ? 320 : 0

    readonly property bool guided: collecting && live.visible && live.live
    onGuidedChanged: screen.watchLive(guided)
    Component.onDestruction: if (screen) screen.watchLive(false)

    leftArea: [
        TextEntry {
            objectName: "productSearch"
            Layout.fillWidth: true
            label: qsTr("Find a product")
            placeholder: qsTr("Name or code")
            onEdited: text => page.screen.findProduct(text)
        },
        QueueList {
            objectName: "products"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Products")
            showGrade: false
            emptyText: qsTr("No product matches. Register it at intake.")
            model: page.screen.products
            currentId: page.screen.sku
            onPicked: sku => page.screen.chooseProduct(sku)
        }
    ]

    EmptyState {
        visible: page.screen.state === TeachingScreen.Empty
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "graduation-cap"
        title: qsTr("Choose or scan the product")
        text: qsTr("Put good units in the same place and light, one after the other, and take a photo of each.")
    }
    ZonesPanel {
        visible: page.zoning
        Layout.fillWidth: true
        Layout.fillHeight: true
        zones: page.screen.zones
    }
    Card {
        visible: page.collecting && !page.zoning
        Layout.fillWidth: true
        Layout.fillHeight: true
        padding: Theme.space3

        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 160
            radius: Theme.radius
            color: Theme.surface2
            clip: true

            CameraView {
                id: live
                anchors.fill: parent
                anchors.bottomMargin: band.visible ? band.height : 0
                desk: page.screen.desk
            }
            PhotoView {
                objectName: "ghost"
                anchors.fill: live
                visible: page.guided && page.screen.photos.length > 0
                opacity: 0.3
                source: page.screen.ghost
            }
            GuideBand {
                id: band
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                visible: page.guided && guide.on
                guide: page.screen.desk.handGuide
            }
            BodyText {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.space5
                visible: !live.live
                horizontalAlignment: Text.AlignHCenter
                color: Theme.text2
                text: page.screen.desk.cameraProblem !== "" ? page.screen.desk.cameraProblem : qsTr("No camera picture. Choose photo files instead.")
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            PlainButton {
                objectName: "takePhoto"
                enabled: live.live
                iconName: "camera"
                text: qsTr("Take photo")
                onClicked: page.screen.takePhoto()
            }
            PhotoButton {
                several: true
                text: qsTr("Choose files")
                onChosen: files => page.screen.addFiles(files)
            }
            Item { Layout.fillWidth: true }
            CaptionText { text: qsTr("%1 of %2").arg(page.screen.photos.length).arg(page.screen.photoLimit) }
        }
    }
    TaughtPanel {
        visible: page.taught && !page.zoning
        Layout.fillWidth: true
        screen: page.screen
    }
    Item {
        visible: page.taught && !page.zoning
        Layout.fillHeight: true
    }

    rightArea: [
        ViewChoice {
            visible: (page.collecting || page.taught) && !page.zoning && page.screen.views.length > 1
            Layout.fillWidth: true
            views: page.screen.views
            currentId: page.screen.view
            onPicked: id => page.screen.chooseView(id)
        },
        PhotosPanel {
            visible: (page.collecting || page.taught) && !page.zoning
            Layout.fillWidth: true
            screen: page.screen
        },
        LimitPanel {
            visible: page.screen.limit.possible && page.screen.photos.length === 0 && !page.zoning
            Layout.fillWidth: true
            limit: page.screen.limit
        },
        ZoneNames {
            visible: page.zoning
            Layout.fillWidth: true
            zones: page.screen.zones
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            maximumLineCount: 3
            elide: Text.ElideRight
            text: !page.collecting || page.zoning ? "" : page.screen.missing !== "" ? page.screen.missing : page.screen.photos.length === 1 ? qsTr("With one photo up to %1 % of good units may be called damaged. More photos make it less.").arg((page.screen.falseRejectBound * 100).toFixed(0)) : qsTr("With %1 photos up to %2 % of good units may be called damaged. More photos make it less.").arg(page.screen.photos.length).arg((page.screen.falseRejectBound * 100).toFixed(0))
        },
        PlainButton {
            objectName: "zones"
            visible: page.screen.zones.possible && !page.zoning
            enabled: !page.screen.busy
            iconName: "pencil"
            text: qsTr("Zones")
            onClicked: page.screen.zones.begin()
        },
        PlainButton {
            objectName: "leaveZones"
            visible: page.zoning
            iconName: "arrow-left"
            text: page.screen.zones.unsaved ? qsTr("Leave without saving") : qsTr("Back")
            onClicked: page.screen.zones.close()
        },
        PrimaryButton {
            objectName: "saveZones"
            visible: page.zoning
            enabled: page.screen.zones.unsaved && !page.screen.busy
            text: qsTr("Save the zones")
            iconName: "check"
            onClicked: page.screen.zones.save()
        },
        PlainButton {
            objectName: "startOver"
            visible: !page.zoning && (page.taught || (page.collecting && page.screen.photos.length > 0))
            enabled: !page.screen.busy
            iconName: "rotate-ccw"
            text: page.taught ? qsTr("Teach again") : qsTr("Start over")
            onClicked: page.screen.startOver()
        },
        PrimaryButton {
            objectName: "teach"
            visible: !page.taught && !page.zoning
            enabled: page.screen.canTeach && !page.screen.busy
            text: qsTr("Teach")
            iconName: "graduation-cap"
            onClicked: page.screen.teach()
        }
    ]
}
