import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Regrade.Kit

// The dashboard on a wall: over the whole window, group after group, with nobody's code or name. A key or a press ends it.
Rectangle {
    id: wall

    required property var screen
    signal ended()

    readonly property int columns: width > 1600 ? 4 : 3

    objectName: "wallView"
    color: Theme.bg
    focus: true
    Accessible.name: qsTr("Dashboard on the wall")
    Component.onCompleted: forceActiveFocus()
    Keys.onPressed: event => {
        event.accepted = true
        wall.ended()
    }

    Timer {
        interval: 12000
        repeat: true
        running: true
        onTriggered: {
            const ids = wall.screen.groups.map(one => one.id)
            wall.screen.show(ids[(ids.indexOf(wall.screen.group) + 1) % ids.length])
        }
    }
    MouseArea {
        anchors.fill: parent
        onClicked: wall.ended()
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space6
        spacing: Theme.space4

        RowLayout {
            Layout.fillWidth: true

            Text {
                text: {
                    const shown = wall.screen.groups.filter(one => one.id === wall.screen.group)
                    return shown.length > 0 ? shown[0].text : ""
                }
                color: Theme.text
                font.pixelSize: Theme.title1
                font.weight: Font.DemiBold
                textFormat: Text.PlainText
            }
            Text {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: wall.screen.told
                color: Theme.text2
                font.pixelSize: Theme.body
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }
        }
        BoardView {
            visible: wall.screen.group === "board"
            Layout.fillWidth: true
            large: true
            still: true
            stages: wall.screen.stages
            ages: wall.screen.ages
            sums: wall.screen.sums
        }
        GridLayout {
            visible: wall.screen.group !== "board"
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: wall.columns
            columnSpacing: Theme.space4
            rowSpacing: Theme.space4

            Repeater {
                model: wall.screen.tiles

                KpiTile {
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 100
                    figure: modelData
                    large: wall.width > 1600
                    still: true
                }
            }
        }
        Item { Layout.fillHeight: wall.screen.group === "board" }
        CaptionText {
            text: qsTr("A key or a press ends it.")
        }
    }
}
