import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// What a unit has cost, as a share of its original price: a bar with marks at the house's target, its limit, and what
// others need.
ColumnLayout {
    id: gauge

    property real share: 0
    property var marks: []
    readonly property real full: 0.3
    readonly property real limit: marks.length > 1 ? marks[1] : 1
    readonly property color ink: share > limit ? Theme.error : marks.length > 0 && share > marks[0] ? Theme.warn : Theme.ok

    function percent(value) { return Number(value * 100).toLocaleString(Qt.locale(), "f", 1) + " %" }

    spacing: Theme.space1

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        Icon {
            name: gauge.share > gauge.limit ? "circle-alert" : gauge.ink === Theme.warn ? "triangle-alert" : "circle-check"
            size: 20
            color: gauge.ink
        }
        BodyText {
            objectName: "costShare"
            Layout.fillWidth: true
            text: qsTr("%1 of the original price").arg(gauge.percent(gauge.share))
        }
    }
    Item {
        Layout.fillWidth: true
        implicitHeight: 40

        Rectangle {
            id: bar
            width: parent.width
            height: 14
            radius: 4
            color: Theme.surface2
            border.width: 1
            border.color: Theme.hairline

            Rectangle {
                width: Math.max(4, parent.width * Math.min(1, gauge.share / gauge.full))
                height: parent.height
                radius: 4
                color: gauge.ink
            }
        }
        Repeater {
            model: gauge.marks

            Item {
                id: mark
                required property var modelData
                x: bar.width * Math.min(1, modelData / gauge.full)

                Rectangle {
                    width: 2
                    height: 20
                    color: Theme.text2
                }
                Text {
                    x: -width / 2
                    y: 20
                    text: Math.round(mark.modelData * 100)
                    color: Theme.text2
                    font.pixelSize: Theme.caption
                    textFormat: Text.PlainText
                }
            }
        }
    }
}
