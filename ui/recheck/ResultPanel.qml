import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Recheck

// What the decided units say: how often grades held, with n and interval, against the target; and how that moves.
ColumnLayout {
    id: panel

    required property RecheckScreen screen

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true
        title: qsTr("Grades that held")
        caption: qsTr("Target %1 %").arg(Math.round(100 * panel.screen.target))
        padding: Theme.space3

        Repeater {
            model: panel.screen.figures

            ColumnLayout {
                id: line
                required property var modelData
                Layout.fillWidth: true
                spacing: 0

                FactRow {
                    Layout.fillWidth: true
                    name: line.modelData.who
                    value: line.modelData.accuracy
                }
                CaptionText {
                    visible: line.modelData.quadratic !== "–"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignRight
                    wrapMode: Text.Wrap
                    text: qsTr("Kappa linear %1, quadratic %2").arg(line.modelData.linear).arg(line.modelData.quadratic)
                }
            }
        }
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("The running quarter")
        padding: Theme.space3

        CaptionText {
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            text: panel.screen.drift.length === 0 ? qsTr("Nothing was decided yet.") : qsTr("Share right with its interval; the line is the target")
        }
        DriftChart {
            visible: panel.screen.drift.length > 0
            Layout.fillWidth: true
            points: panel.screen.drift
            target: panel.screen.target
        }
    }
}
