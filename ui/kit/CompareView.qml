import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// Two pictures of one place, the second over the first right of a bar that is dragged, or moved by the arrow keys.
FocusScope {
    id: compare

    property var before // a QImage, as PhotoView's
    property var after
    property string beforeText: ""
    property string afterText: ""
    property real split: 0.5

    function slide(to) { split = Math.max(0, Math.min(1, to)) }

    implicitHeight: 260
    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: beforeText + " / " + afterText

    Keys.onLeftPressed: slide(split - 0.05)
    Keys.onRightPressed: slide(split + 0.05)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface2
        clip: true

        PhotoView {
            id: earlier
            objectName: "compareBefore"
            image: compare.before
            width: compare.width
            height: compare.height
        }
        Item {
            x: compare.split * compare.width
            width: compare.width - x
            height: compare.height
            clip: true

            Rectangle {
                anchors.fill: parent
                color: Theme.surface2
            }
            PhotoView {
                id: later
                objectName: "compareAfter"
                image: compare.after
                x: -parent.x
                width: compare.width
                height: compare.height
            }
        }
        Chip {
            x: Theme.space2
            y: Theme.space2
            text: compare.beforeText
        }
        Chip {
            x: parent.width - width - Theme.space2
            y: Theme.space2
            text: compare.afterText
        }
        Rectangle {
            x: compare.split * parent.width - width / 2
            width: 4
            height: parent.height
            color: Theme.accent

            Rectangle {
                objectName: "compareHandle"
                anchors.centerIn: parent
                width: Theme.target
                height: Theme.target
                radius: width / 2
                color: Theme.accent

                RowLayout {
                    anchors.centerIn: parent
                    spacing: 0

                    Icon {
                        name: "arrow-left"
                        size: 20
                        color: Theme.inkOnAccent
                    }
                    Icon {
                        name: "arrow-right"
                        size: 20
                        color: Theme.inkOnAccent
                    }
                }
            }
        }
        MouseArea {
            anchors.fill: parent
            preventStealing: true
            onPressed: mouse => {
                compare.forceActiveFocus()
                compare.slide(mouse.x / width)
            }
            onPositionChanged: mouse => compare.slide(mouse.x / width)
        }
        FocusRing { shown: compare.activeFocus }
    }
}
