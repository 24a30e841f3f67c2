import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Teaching

// The first taught photo with the zones on it: drag one to move it, its corner to stretch it; arrows do the same.
Card {
    id: panel

    required property ZoneSketch zones

    padding: Theme.space3

    Rectangle {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 200
        radius: Theme.radius
        color: Theme.surface2
        clip: true

        PhotoView {
            objectName: "zonePicture"
            anchors.fill: parent
            source: panel.zones.picture
        }
        MouseArea {
            anchors.fill: parent
            onClicked: panel.zones.choose(-1)
        }
        Item {
            id: sheet

            readonly property real fit: panel.zones.pictureSize.width > 0 ? Math.min(parent.width / panel.zones.pictureSize.width, parent.height / panel.zones.pictureSize.height) : 0

            objectName: "zoneSheet"
            anchors.centerIn: parent
            width: panel.zones.pictureSize.width * fit
            height: panel.zones.pictureSize.height * fit
            focus: true
            activeFocusOnTab: true
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Zones on the picture")

            Keys.onPressed: event => {
                const step = 0.01
                const right = event.key === Qt.Key_Right ? step : event.key === Qt.Key_Left ? -step : 0
                const down = event.key === Qt.Key_Down ? step : event.key === Qt.Key_Up ? -step : 0
                if (right === 0 && down === 0)
                    return
                event.accepted = true
                if (event.modifiers & Qt.ShiftModifier)
                    panel.zones.nudge(0, 0, right, down)
                else
                    panel.zones.nudge(right, down, 0, 0)
            }

            FocusRing { shown: sheet.activeFocus }

            Repeater {
                model: panel.zones.areas

                Rectangle {
                    id: zone

                    required property var modelData
                    required property int index
                    readonly property bool chosen: index === panel.zones.chosen // qmllint disable unqualified

                    function settle() { panel.zones.place(index, x / sheet.width, y / sheet.height, width / sheet.width, height / sheet.height) } // qmllint disable unqualified

                    objectName: "zone_" + index
                    x: modelData.x * sheet.width // qmllint disable unqualified
                    y: modelData.y * sheet.height // qmllint disable unqualified
                    width: modelData.width * sheet.width // qmllint disable unqualified
                    height: modelData.height * sheet.height // qmllint disable unqualified
                    color: Qt.rgba(Theme.accent.r, Theme.accent.g, Theme.accent.b, chosen ? 0.30 : 0.16)
                    border.width: chosen ? 4 : 2
                    border.color: Theme.accent

                    MouseArea {
                        anchors.fill: parent
                        drag.target: zone
                        drag.minimumX: 0
                        drag.minimumY: 0
                        drag.maximumX: sheet.width - zone.width // qmllint disable unqualified
                        drag.maximumY: sheet.height - zone.height // qmllint disable unqualified
                        onReleased: drag.active ? zone.settle() : panel.zones.choose(zone.index) // qmllint disable unqualified
                    }
                    Rectangle {
                        x: 4
                        y: 4
                        width: Math.min(name.implicitWidth + Theme.space3, zone.width - 8)
                        height: name.implicitHeight + 4
                        radius: 4
                        color: Theme.surface

                        Text {
                            id: name
                            anchors.centerIn: parent
                            text: zone.modelData.text
                            color: Theme.text
                            font.pixelSize: Theme.caption
                            font.weight: Font.DemiBold
                            textFormat: Text.PlainText
                        }
                    }
                    Rectangle {
                        objectName: "zoneHandle_" + zone.index
                        visible: zone.chosen
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        width: Theme.target
                        height: Theme.target
                        radius: Theme.radius
                        color: Theme.accent

                        Icon {
                            anchors.centerIn: parent
                            rotation: 45
                            name: "chevron-right"
                            size: 28
                            color: Theme.inkOnAccent
                        }
                        MouseArea {
                            property point grip

                            anchors.fill: parent
                            preventStealing: true
                            onPressed: mouse => grip = Qt.point(mouse.x, mouse.y)
                            onPositionChanged: mouse => {
                                zone.width = Math.max(Theme.target, Math.min(sheet.width - zone.x, zone.width + mouse.x - grip.x)) // qmllint disable unqualified
                                zone.height = Math.max(Theme.target, Math.min(sheet.height - zone.y, zone.height + mouse.y - grip.y)) // qmllint disable unqualified
                            }
                            onReleased: zone.settle()
                        }
                    }
                }
            }
        }
    }
    CaptionText {
        objectName: "zonesStale"
        visible: panel.zones.stale
        Layout.fillWidth: true
        color: Theme.warn
        text: qsTr("These zones were drawn on an earlier picture. Lay them over this one, then save them.")
    }
}
