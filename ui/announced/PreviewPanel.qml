import QtQuick
import QtQuick.Layouts
import Regrade.Announced
import Regrade.Kit

// What a list holds, before anything of it is written: its columns and its faults.
ColumnLayout {
    id: panel

    required property AnnouncedScreen screen

    spacing: Theme.space3

    Card {
        visible: panel.screen.flaws.length > 0
        Layout.fillWidth: true
        Layout.fillHeight: visible
        title: qsTr("Faults")
        caption: panel.screen.flawCount

        ListView {
            id: list
            objectName: "flaws"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 160
            clip: true
            spacing: Theme.space2
            model: panel.screen.flaws
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            activeFocusOnTab: true
            keyNavigationEnabled: true

            delegate: Column {
                id: flaw
                required property var modelData
                width: ListView.view.width - Theme.space2

                BodyText {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: flaw.modelData.column === "" ? qsTr("Row %1").arg(flaw.modelData.row) : flaw.modelData.value === "" ? qsTr("Row %1, %2").arg(flaw.modelData.row).arg(flaw.modelData.column) : qsTr("Row %1, %2: “%3”").arg(flaw.modelData.row).arg(flaw.modelData.column).arg(flaw.modelData.value)
                }
                CaptionText {
                    width: parent.width
                    wrapMode: Text.Wrap
                    color: Theme.error
                    text: flaw.modelData.why
                }
            }
        }
    }
    Card {
        visible: panel.screen.flaws.length === 0
        Layout.fillWidth: true
        title: qsTr("Columns")
        caption: qsTr("with the first rows")

        Repeater {
            model: panel.screen.columns

            RowLayout {
                id: column
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.space3

                Icon {
                    name: column.modelData.used ? "circle-check" : "circle-dot"
                    size: 20
                    color: column.modelData.used ? Theme.ok : Theme.text2
                }
                MonoText {
                    Layout.preferredWidth: 160
                    text: column.modelData.heading
                    elide: Text.ElideRight
                }
                BodyText {
                    Layout.preferredWidth: 130
                    text: column.modelData.field
                    color: column.modelData.used ? Theme.text : Theme.text2
                }
                CaptionText {
                    Layout.fillWidth: true
                    text: column.modelData.values
                    elide: Text.ElideRight
                }
            }
        }
    }
    Item {
        visible: panel.screen.flaws.length === 0
        Layout.fillHeight: true
    }
}
