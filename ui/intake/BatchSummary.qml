import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// What came, what is missing and what nobody had announced.
Column {
    id: panel

    required property BatchRun batch

    component Lines: Card {
        id: lines
        required property string heading
        required property var rows

        visible: rows.length > 0
        width: parent ? parent.width : 0
        title: heading.arg(rows.length)
        padding: Theme.space3

        Repeater {
            model: lines.rows.slice(0, 20)

            FactRow {
                required property var modelData
                Layout.fillWidth: true
                name: modelData.title
                value: modelData.age !== "" ? modelData.subtitle + " · " + modelData.age : modelData.subtitle
            }
        }
    }

    spacing: Theme.space3

    Card {
        width: parent.width
        title: qsTr("Batch %1").arg(panel.batch.reference)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space4

            Text {
                objectName: "batchTotal"
                text: panel.batch.expected > 0 ? qsTr("%1 of %2").arg(panel.batch.scanned).arg(panel.batch.expected) : panel.batch.scanned
                color: Theme.text
                font.pixelSize: Theme.keyFigure
                font.weight: Font.DemiBold
                textFormat: Text.PlainText
            }
            BodyText {
                Layout.fillWidth: true
                wrapMode: Text.Wrap
                text: panel.batch.facts
            }
        }
        MonoText {
            Layout.fillWidth: true
            visible: panel.batch.file !== ""
            wrapMode: Text.WrapAnywhere
            text: panel.batch.file
        }
    }
    Lines {
        objectName: "batchMissing"
        heading: qsTr("Missing: %1")
        rows: panel.batch.missing
    }
    Lines {
        objectName: "batchAdditional"
        heading: qsTr("Not announced: %1")
        rows: panel.batch.additional
    }
    Lines {
        objectName: "batchAside"
        heading: qsTr("Put aside: %1")
        rows: panel.batch.aside
    }
}
