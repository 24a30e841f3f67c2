import QtQuick
import Regrade.Kit

// Where a price stands in its band: place 0 = the low end, 1 = the high end, beyond = outside.
Item {
    id: band

    property string low: ""
    property string high: ""
    property real place: 0.5
    readonly property bool outside: place < 0 || place > 1

    implicitWidth: 160
    implicitHeight: 48

    Rectangle {
        y: 8
        width: parent.width
        height: 8
        radius: 4
        color: Theme.surface2
        border.width: 1
        border.color: Theme.edge
    }
    Rectangle {
        objectName: "priceMark"
        x: Math.max(0, Math.min(1, band.place)) * (parent.width - width)
        width: 24
        height: 24
        radius: 12
        color: band.outside ? Theme.error : Theme.accent
    }
    CaptionText {
        objectName: "bandLow"
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        text: band.low
    }
    CaptionText {
        objectName: "bandHigh"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        text: band.high
    }
}
