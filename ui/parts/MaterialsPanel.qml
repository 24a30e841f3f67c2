import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Parts

// Containers of recovered material: each is weighed when the recycler comes.
ColumnLayout {
    id: panel

    required property MaterialShelf shelf

    spacing: Theme.space3

    Card {
        visible: panel.shelf.rows.length > 0
        Layout.fillWidth: true
        title: qsTr("In the containers")

        Repeater {
            model: panel.shelf.rows

            RowLayout {
                id: row
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.space3

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2

                    RowLayout {
                        spacing: Theme.space2

                        BodyText { text: row.modelData.name }
                        Chip {
                            visible: row.modelData.hazardous
                            kind: "warn"
                            text: qsTr("hazardous")
                        }
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        text: row.modelData.fact
                        wrapMode: Text.Wrap
                    }
                }
                NumberEntry {
                    objectName: "material_" + row.modelData.id
                    Layout.preferredWidth: 160
                    enabled: row.modelData.there && panel.shelf.mayNot === ""
                    decimals: 3
                    suffix: "kg"
                    placeholder: qsTr("Scale")
                    text: row.modelData.weight
                    onEdited: words => panel.shelf.setWeight(row.modelData.id, words)
                }
            }
        }
    }
    Card {
        visible: panel.shelf.papers.length > 0
        Layout.fillWidth: true
        title: qsTr("Hand-over papers")

        Repeater {
            model: panel.shelf.papers

            FactRow {
                required property var modelData
                Layout.fillWidth: true
                name: modelData.title
                value: modelData.fact + " · " + modelData.when
            }
        }
    }
}
