import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shift

// The end of a shift: what it does, then what was counted and where the report lies.
ColumnLayout {
    id: panel

    required property ShiftEnding ending
    readonly property var report: ending.report
    readonly property bool ended: report.file !== undefined

    spacing: Theme.space3

    EmptyState {
        visible: !panel.ended
        Layout.fillWidth: true
        Layout.topMargin: Theme.space6
        iconName: "clock"
        title: qsTr("End the shift")
        text: qsTr("Copies the store, signs where each chain stands and writes a page to print: what was done, and a code that tells months later whether the store was changed.")
    }
    Card {
        visible: panel.ended
        Layout.fillWidth: true
        title: qsTr("Ended %1 by %2").arg(panel.report.ended ?? "").arg(panel.report.person ?? "")

        GridLayout {
            Layout.fillWidth: true
            columns: panel.width < 620 ? 3 : 5
            columnSpacing: Theme.space3
            rowSpacing: Theme.space3

            Repeater {
                model: panel.report.figures ?? []

                ColumnLayout {
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    spacing: 0

                    TitleText {
                        Layout.fillWidth: true
                        font.pixelSize: Theme.title1
                        text: parent.modelData.value
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        text: parent.modelData.name
                    }
                }
            }
        }
        CaptionText {
            Layout.fillWidth: true
            text: qsTr("Counted since %1").arg(panel.report.since ?? "")
        }
        CaptionText {
            objectName: "carriedIn"
            visible: text !== ""
            Layout.fillWidth: true
            text: panel.report.carried ?? ""
        }
    }
    Card {
        visible: panel.ended
        Layout.fillWidth: true
        title: qsTr("Where each chain stands")

        Repeater {
            model: panel.report.heads ?? []

            FactRow {
                required property var modelData
                Layout.fillWidth: true
                name: modelData.station
                mono: true
                value: qsTr("%1 events").arg(modelData.events) + " · " + modelData.hash
            }
        }
    }
    Card {
        visible: panel.ended
        Layout.fillWidth: true
        title: qsTr("Print this page and keep it outside the computers")

        MonoText {
            objectName: "reportFile"
            Layout.fillWidth: true
            wrapMode: Text.WrapAnywhere
            text: panel.report.file ?? ""
        }
    }
}
