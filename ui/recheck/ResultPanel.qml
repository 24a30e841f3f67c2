import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Recheck

// What the decided units say: how often grades held, with n and interval, against the target; and how that moves.
ColumnLayout {
    id: panel

    required property RecheckScreen screen
    readonly property int shareWidth: 220
    readonly property int kappaWidth: 148

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true
        title: qsTr("Grades that held")
        caption: qsTr("Target %1 %").arg(Math.round(100 * panel.screen.target))
        padding: Theme.space3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            CaptionText { Layout.fillWidth: true; text: qsTr("Whose") }
            CaptionText { Layout.preferredWidth: panel.shareWidth; text: qsTr("Right, 95 % interval") }
            CaptionText { Layout.preferredWidth: panel.kappaWidth; text: qsTr("Kappa, linear") }
            CaptionText { Layout.preferredWidth: panel.kappaWidth; text: qsTr("Kappa, quadratic") }
        }
        Repeater {
            model: panel.screen.figures

            RowLayout {
                id: line
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.space3

                BodyText {
                    Layout.fillWidth: true
                    text: line.modelData.who
                    font.pixelSize: Theme.dense
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                }
                BodyText { Layout.preferredWidth: panel.shareWidth; text: line.modelData.accuracy; font.pixelSize: Theme.dense }
                BodyText { Layout.preferredWidth: panel.kappaWidth; text: line.modelData.linear; font.pixelSize: Theme.dense }
                BodyText { Layout.preferredWidth: panel.kappaWidth; text: line.modelData.quadratic; font.pixelSize: Theme.dense }
            }
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("The running quarter")
        caption: qsTr("Share right with its interval; the line is the target")
        padding: Theme.space3

        BodyText {
            visible: panel.screen.drift.length === 0
            Layout.fillWidth: true
            color: Theme.text2
            text: qsTr("Nothing was decided yet.")
        }
        DriftChart {
            visible: panel.screen.drift.length > 0
            Layout.fillWidth: true
            points: panel.screen.drift
            target: panel.screen.target
        }
    }
}
