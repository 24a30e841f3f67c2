import QtQuick
import Regrade.Kit

// What the proposed price is made of, as a waterfall: each bar begins where the one before ended.
Rectangle {
    id: panel

    property var factors: []

    implicitHeight: rows.implicitHeight + 2 * Theme.space3
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.hairline

    Column {
        id: rows
        x: Theme.space3
        y: Theme.space3
        width: panel.width - 2 * Theme.space3
        spacing: Theme.space2

        CaptionText {
            width: parent.width
            text: qsTr("Why this price")
        }
        Repeater {
            model: panel.factors

            Item {
                id: factor

                required property var modelData
                readonly property string told: modelData.factor !== "" && modelData.behind !== "" ? modelData.factor + "  ·  " + modelData.behind : modelData.factor + modelData.behind

                objectName: "factor-" + modelData.id
                width: rows.width
                implicitHeight: behind.visible ? behind.y + behind.implicitHeight : bar.y + bar.height

                BodyText {
                    id: name
                    width: parent.width - amount.implicitWidth - Theme.space2
                    text: factor.modelData.name
                }
                BodyText {
                    id: amount
                    objectName: "amount"
                    x: parent.width - implicitWidth
                    font.weight: Font.DemiBold
                    text: factor.modelData.amount
                }
                Rectangle {
                    id: bar
                    y: name.implicitHeight + 2
                    width: parent.width
                    height: 6
                    radius: 3
                    color: Theme.surface2

                    Rectangle {
                        width: Math.max(2, (factor.modelData.to - factor.modelData.from) * parent.width)
                        x: Math.min(parent.width - width, factor.modelData.from * parent.width)
                        height: parent.height
                        radius: 3
                        color: factor.modelData.falls ? Theme.warn : Theme.accent
                    }
                }
                CaptionText {
                    id: behind
                    visible: text !== ""
                    y: bar.y + bar.height + 2
                    width: parent.width
                    text: factor.told
                }
            }
        }
    }
}
