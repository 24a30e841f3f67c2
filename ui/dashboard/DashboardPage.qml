import QtQuick
import QtQuick.Layouts
import Regrade.Dashboard
import Regrade.Kit

Item {
    id: page

    required property DashboardScreen screen
    signal screenWanted(string id)

    ScreenFrame {
        anchors.fill: parent
        visible: !page.screen.listShown
        title: qsTr("Dashboard")
        subtitle: qsTr("Press a figure to see its units")
        problem: page.screen.problem
        titleTools: [
            PlainButton {
                objectName: "suppliers"
                text: qsTr("Suppliers")
                iconName: "truck"
                onClicked: page.screenWanted("suppliers")
            },
            PlainButton {
                objectName: "channels"
                text: qsTr("Channels and market rules")
                iconName: "store"
                onClicked: page.screenWanted("channels")
            }
        ]

        EmptyState {
            visible: page.screen.empty
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "layout-dashboard"
            title: qsTr("No unit has come in yet")
            text: qsTr("The figures fill as units are received, graded and sold.")
        }
        GridLayout {
            visible: !page.screen.empty
            Layout.fillWidth: true
            columns: 5
            columnSpacing: Theme.space3
            rowSpacing: Theme.space3

            Repeater {
                model: page.screen.tiles

                StatTile {
                    required property var modelData
                    objectName: "tile_" + modelData.id
                    Layout.fillWidth: true
                    Layout.preferredWidth: 100
                    title: modelData.title
                    value: modelData.value
                    caption: modelData.caption
                    target: modelData.target
                    state_: modelData.state
                    onOpened: page.screen.openTile(modelData.id)
                }
            }
        }
        RowLayout {
            visible: !page.screen.empty
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.space3

            BarCard {
                objectName: "stages"
                Layout.fillWidth: true
                Layout.fillHeight: true
                title: qsTr("Where the units stand")
                rows: page.screen.stages
                onPicked: id => page.screen.openStage(id)
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 200
                columns: 2
                columnSpacing: Theme.space3
                rowSpacing: Theme.space3

                BarCard {
                    objectName: "grades"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    title: qsTr("Grades")
                    rows: page.screen.grades
                    onPicked: id => page.screen.openGrade(id)
                }
                BarCard {
                    objectName: "ages"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    title: qsTr("Age since intake")
                    rows: page.screen.ages
                    onPicked: id => page.screen.openAge(id)
                }
                Card {
                    title: qsTr("Why customers sent them back")
                    padding: Theme.space3
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 100

                    BarChart {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        implicitHeight: 7 * 28
                        rows: page.screen.reasons
                        ink: Theme.text
                        softInk: Theme.text2
                        accent: Theme.accent
                    }
                }
                Card {
                    title: qsTr("Received and sold a month")
                    padding: Theme.space3
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 100

                    TrendChart {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        implicitHeight: 7 * 28
                        rows: page.screen.months
                        ink: Theme.text
                        softInk: Theme.text2
                        accent: Theme.accent
                        ground: Theme.edge
                    }
                }
            }
        }
        Item {
            visible: !page.screen.empty
            Layout.fillHeight: true
        }
    }
    UnitList {
        anchors.fill: parent
        visible: page.screen.listShown
        title: page.screen.listTitle
        caption: page.screen.listCaption
        units: page.screen.units
        onBack: page.screen.closeList()
        onOpened: id => page.screen.openUnit(id)
    }
}
