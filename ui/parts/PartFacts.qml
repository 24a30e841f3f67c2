import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// One part: what is known of it, what lies there, and where it came from and went.
ColumnLayout {
    id: facts

    required property var part
    required property var moves

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true
        title: facts.part.name ?? ""

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            Text {
                objectName: "onHand"
                text: facts.part.onHand ?? ""
                color: (facts.part.low ?? false) ? Theme.error : Theme.text
                font.pixelSize: Theme.title1
                font.weight: Font.DemiBold
                textFormat: Text.PlainText
            }
            BodyText {
                Layout.fillWidth: true
                text: (facts.part.isKit ?? false) ? qsTr("whole kits can be put together") : qsTr("on hand")
            }
            Chip {
                visible: facts.part.low ?? false
                kind: "error"
                text: qsTr("order it")
            }
            Chip {
                visible: facts.part.key ?? false
                kind: "info"
                text: qsTr("key part")
            }
        }
        Repeater {
            model: facts.part.origins ?? []

            FactRow {
                required property var modelData
                Layout.fillWidth: true
                name: modelData.name
                value: modelData.onHand
            }
        }
        FactRow {
            Layout.fillWidth: true
            name: qsTr("Part number")
            value: facts.part.id ?? ""
            mono: true
        }
        FactRow {
            Layout.fillWidth: true
            name: qsTr("Fits")
            value: facts.part.fits ?? ""
        }
        FactRow {
            visible: facts.part.isKit ?? false
            Layout.fillWidth: true
            name: qsTr("In the kit")
            value: facts.part.kit ?? ""
        }
        FactRow {
            Layout.fillWidth: true
            name: qsTr("Supplier")
            value: facts.part.supplier ?? ""
        }
        FactRow {
            visible: !(facts.part.isKit ?? false)
            Layout.fillWidth: true
            name: qsTr("One piece")
            value: [facts.part.cost ?? "", facts.part.weight ?? ""].filter(text => text !== "").join(" · ")
        }
        FactRow {
            visible: !(facts.part.isKit ?? false)
            Layout.fillWidth: true
            name: qsTr("Order at")
            value: facts.part.reorder ?? ""
        }
    }
    Card {
        visible: !(facts.part.isKit ?? false)
        Layout.fillWidth: true
        title: qsTr("Where it came from and went")

        CaptionText {
            visible: facts.moves.length === 0
            Layout.fillWidth: true
            text: qsTr("Nothing came or went yet.")
        }
        Repeater {
            model: facts.moves

            RowLayout {
                id: move
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.space3

                BodyText {
                    Layout.preferredWidth: 56
                    horizontalAlignment: Text.AlignRight
                    font.weight: Font.DemiBold
                    text: move.modelData.by
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    BodyText {
                        Layout.fillWidth: true
                        text: move.modelData.what
                    }
                    CaptionText {
                        Layout.fillWidth: true
                        wrapMode: Text.Wrap
                        text: [move.modelData.when, move.modelData.fact].filter(text => text !== "").join(" · ")
                    }
                }
            }
        }
    }
}
