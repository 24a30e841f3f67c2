import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// A card of named bars; each bar is a button that opens its units.
Card {
    id: card

    property var rows: []
    signal picked(string id)

    Layout.preferredWidth: 100
    padding: Theme.space3

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 0

        Repeater {
            model: card.rows

            T.Button {
                id: bar
                required property var modelData

                objectName: card.objectName + "_" + modelData.id
                Layout.fillWidth: true
                implicitHeight: Theme.target
                focusPolicy: Qt.StrongFocus
                Accessible.name: modelData.text + ": " + modelData.note
                onClicked: card.picked(modelData.id)

                background: Rectangle {
                    radius: Theme.radius
                    color: bar.hovered ? Theme.surface2 : "transparent"
                    FocusRing { shown: bar.activeFocus; around: 0 }
                }
                contentItem: Item {
                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: Theme.space1
                        anchors.rightMargin: Theme.space1
                        spacing: Theme.space2

                        GradeBadge {
                            visible: (bar.modelData.grade ?? "") !== ""
                            grade: bar.modelData.grade ?? ""
                            size: 28
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 4

                            RowLayout {
                                Layout.fillWidth: true
                                spacing: Theme.space1

                                Text {
                                    Layout.fillWidth: true
                                    text: bar.modelData.text
                                    color: Theme.text
                                    font.pixelSize: Theme.caption
                                    elide: Text.ElideRight
                                    textFormat: Text.PlainText
                                }
                                Icon {
                                    visible: (bar.modelData.state ?? "") !== ""
                                    name: bar.modelData.state === "late" ? "circle-alert" : "clock"
                                    size: 16
                                    color: bar.modelData.state === "late" ? Theme.error : Theme.warn
                                }
                                Text {
                                    text: bar.modelData.note
                                    color: bar.modelData.few === true ? Theme.disabled : Theme.text
                                    font.pixelSize: Theme.caption
                                    font.weight: Font.DemiBold
                                    textFormat: Text.PlainText
                                }
                            }
                            Rectangle {
                                Layout.fillWidth: true
                                implicitHeight: 8
                                radius: 4
                                color: Theme.surface2

                                Rectangle {
                                    height: parent.height
                                    radius: 4
                                    visible: bar.modelData.units > 0
                                    width: Math.max(8, parent.width * bar.modelData.share)
                                    color: bar.modelData.state === "late" ? Theme.error : bar.modelData.few === true ? Theme.edge : Theme.accent
                                }
                            }
                        }
                    }
                }
            }
        }
        Item { Layout.fillHeight: true }
    }
}
