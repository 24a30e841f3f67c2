import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Desk
import Regrade.Kit
import Regrade.Shell

// The screens, each with its icon, its word and its key.
Rectangle {
    id: rail

    required property Screens screens
    required property Desk desk
    readonly property var entries: rail.screens.rail
    readonly property real widest: rail.entries.filter(entry => !entry.inner).reduce((most, entry) => Math.max(most, ink.advanceWidth(entry.text)), 0)

    // A long word makes it wider.
    implicitWidth: Math.max(96, Math.ceil(rail.widest) + 2 * Theme.space1 + 2)
    color: Theme.surface

    FontMetrics {
        id: ink
        font.pixelSize: Theme.caption
        font.weight: Font.DemiBold
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.hairline
    }
    // No layout: one of Qt 6.4 keeps keys that went while it was hidden, and falls over them when it is shown again.
    Column {
        id: keys
        readonly property real room: (height - (repeater.count - 1) * spacing) / Math.max(1, repeater.count)
        anchors.fill: parent
        anchors.topMargin: Theme.space2
        anchors.bottomMargin: Theme.space2
        spacing: repeater.count > 12 ? 2 : Theme.space1

        Repeater {
            id: repeater
            // A small screen has room for thirteen; an inner one is reached from its page, and by its key.
            model: rail.entries.filter(entry => !entry.inner)

            T.Button {
                id: entry
                required property var modelData
                required property int index
                readonly property bool current: modelData.id === rail.screens.current

                objectName: "rail_" + modelData.id
                x: Theme.space1
                width: keys.width - 2 * Theme.space1
                height: Math.max(Theme.target, Math.min(76, keys.room))
                focusPolicy: Qt.StrongFocus
                Accessible.name: modelData.text
                onClicked: rail.screens.open(modelData.id)

                background: Rectangle {
                    radius: Theme.radius
                    color: entry.current ? Theme.accentSoft : entry.hovered ? Theme.surface2 : "transparent"

                    Rectangle {
                        visible: entry.current
                        width: 4
                        height: parent.height - 16
                        y: 8
                        radius: 2
                        color: Theme.accent
                    }
                    FocusRing { shown: entry.activeFocus; around: 0 }
                }
                contentItem: Item {
                    ColumnLayout {
                        anchors.centerIn: parent
                        width: parent.width
                        spacing: 2

                        Icon {
                            id: icon
                            Layout.alignment: Qt.AlignHCenter
                            name: entry.modelData.icon
                            size: 24
                            color: entry.current ? Theme.accent : Theme.text2

                            // What waits there for a lead.
                            Rectangle {
                                objectName: "waiting_" + entry.modelData.id
                                visible: entry.modelData.id === "shift" && rail.desk.openConflicts > 0
                                x: icon.width - 6
                                y: -4
                                width: Math.max(height, count.implicitWidth + Theme.space2)
                                height: 20
                                radius: 10
                                color: Theme.error

                                Text {
                                    id: count
                                    anchors.centerIn: parent
                                    text: rail.desk.openConflicts > 99 ? "99+" : String(rail.desk.openConflicts)
                                    color: Theme.inkOnError
                                    font.pixelSize: Theme.caption
                                    font.weight: Font.Bold
                                }
                            }
                        }
                        Text {
                            Layout.fillWidth: true
                            horizontalAlignment: Text.AlignHCenter
                            text: entry.modelData.text
                            color: entry.current ? Theme.accent : Theme.text
                            font.pixelSize: Theme.caption
                            font.weight: entry.current ? Font.DemiBold : Font.Normal
                            elide: Text.ElideRight
                            textFormat: Text.PlainText
                        }
                    }
                }
            }
        }
    }
}
