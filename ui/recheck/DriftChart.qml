import QtQuick
import Regrade.Kit

// One upright bar a day from the lower to the upper end of the interval, a dot at the share, a line at the target.
Item {
    id: chart

    property var points: []
    property real target: 0.92
    readonly property real floor: 0.4
    readonly property real step: points.length > 0 ? Math.min(56, width / points.length) : 0

    function place(share) { return (1 - Math.max(0, share - chart.floor) / (1 - chart.floor)) * plot.height }

    implicitHeight: 148
    Accessible.role: Accessible.Chart
    Accessible.name: points.length > 0 ? qsTr("Latest: %1 % of %2 units right").arg(Math.round(100 * points[points.length - 1].value)).arg(points[points.length - 1].n) : ""

    Item {
        id: plot
        width: parent.width
        height: parent.height - 24

        Rectangle {
            width: parent.width
            height: 1
            y: plot.height
            color: Theme.hairline
        }
        Rectangle {
            objectName: "targetLine"
            width: parent.width
            height: 2
            y: chart.place(chart.target) - 1
            color: Theme.edge
        }
        Repeater {
            model: chart.points

            Item {
                id: point
                required property var modelData
                required property int index
                readonly property bool misses: modelData.high < chart.target
                x: index * chart.step
                width: chart.step
                height: plot.height

                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: chart.place(point.modelData.high)
                    width: 4
                    height: chart.place(point.modelData.low) - y
                    radius: 2
                    color: point.misses ? Theme.error : Theme.text2
                }
                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: chart.place(point.modelData.value) - 5
                    width: 10
                    height: 10
                    radius: 5
                    color: point.misses ? Theme.error : Theme.accent
                }
            }
        }
    }
    CaptionText {
        anchors.bottom: parent.bottom
        text: chart.points.length > 0 ? chart.points[0].day : ""
    }
    CaptionText {
        visible: chart.points.length > 1
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        text: chart.points.length > 1 ? chart.points[chart.points.length - 1].day : ""
    }
}
