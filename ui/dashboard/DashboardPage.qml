import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Regrade.Dashboard
import Regrade.Kit

Item {
    id: page

    required property DashboardScreen screen
    signal screenWanted(string id)

    property string openFilter: "" // whose options are shown
    property bool wall: false
    readonly property bool roomy: width > 1700
    property int visibilityBefore: Window.Windowed

    function startWall() {
        visibilityBefore = Window.window.visibility
        Window.window.visibility = Window.FullScreen
        wall = true
    }
    function endWall() {
        wall = false
        Window.window.visibility = visibilityBefore
    }
    function takePicture() {
        const file = screen.pictureFile()
        if (file !== "")
            figures.grabToImage(shot => page.screen.pictureWritten(file, shot.saveToFile(file)))
    }

    // Other programs of this store write too; asking costs next to nothing.
    Timer {
        interval: 500
        repeat: true
        running: page.visible
        onTriggered: page.screen.refreshIfChanged()
    }

    ScreenFrame {
        anchors.fill: parent
        visible: !page.screen.listShown && !page.screen.detailShown
        title: qsTr("Dashboard")
        problem: page.screen.problem
        notice: page.screen.notice
        titleTools: RowLayout {
            spacing: Theme.space2

            PlainButton { objectName: "csv"; text: "CSV"; iconName: "list"; onClicked: page.screen.writeCsv() }
            PlainButton { objectName: "pdf"; text: "PDF"; iconName: "file-text"; onClicked: page.screen.writePdf() }
            PlainButton { objectName: "picture"; text: "PNG"; iconName: "chart-column"; onClicked: page.takePicture() }
            PlainButton { objectName: "wall"; text: qsTr("Wall"); iconName: "layout-dashboard"; onClicked: page.startWall() }
            PlainButton {
                objectName: "suppliers"
                text: qsTr("Suppliers")
                iconName: "truck"
                onClicked: page.screenWanted("suppliers")
            }
            PlainButton {
                objectName: "channels"
                text: qsTr("Channels")
                iconName: "store"
                Accessible.name: qsTr("Channels and market rules")
                onClicked: page.screenWanted("channels")
            }
        }

        EmptyState {
            visible: page.screen.empty
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "layout-dashboard"
            title: qsTr("No unit has come in yet")
            text: qsTr("The figures fill as units are received, graded and sold.")
        }
        ColumnLayout {
            id: figures
            visible: !page.screen.empty
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.space3

            ChoiceRow {
                objectName: "groups"
                Layout.fillWidth: true
                options: page.screen.groups
                currentId: page.screen.group
                onPicked: id => page.screen.show(id)
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space2

                Repeater {
                    model: page.screen.filters

                    PlainButton {
                        required property var modelData
                        objectName: "filter_" + modelData.id
                        text: modelData.text
                        iconName: "list"
                        checkedLook: page.openFilter === modelData.id
                        Accessible.name: modelData.title + ": " + modelData.text
                        onClicked: page.openFilter = page.openFilter === modelData.id ? "" : modelData.id
                    }
                }
            }
            Repeater {
                model: page.screen.filters

                ChoiceRow {
                    required property var modelData
                    objectName: "option"
                    visible: modelData.id === page.openFilter
                    Layout.fillWidth: true
                    label: modelData.title
                    options: modelData.options
                    currentId: modelData.current
                    onPicked: id => {
                        const filter = page.openFilter
                        page.openFilter = ""
                        page.screen.choose(filter, id)
                    }
                }
            }
            CaptionText {
                Layout.fillWidth: true
                text: page.screen.told
                wrapMode: Text.Wrap
            }
            BoardView {
                visible: page.screen.group === "board"
                Layout.fillWidth: true
                large: page.roomy
                stages: page.screen.stages
                ages: page.screen.ages
                sums: page.screen.sums
                onStagePicked: id => page.screen.openStage(id)
                onAgePicked: id => page.screen.openAge(id)
            }
            GridLayout {
                visible: page.screen.group !== "board"
                Layout.fillWidth: true
                Layout.fillHeight: false
                columns: 4
                columnSpacing: Theme.space3
                rowSpacing: Theme.space3

                Repeater {
                    model: page.screen.tiles

                    KpiTile {
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 100
                        figure: modelData
                        large: page.roomy
                        onOpened: page.screen.openTile(modelData.id)
                    }
                }
            }
            Item { Layout.fillHeight: true }
        }
    }
    FigureDetail {
        anchors.fill: parent
        visible: page.screen.detailShown
        figure: page.screen.detail
        problem: page.screen.problem
        onBack: page.screen.closeDetail()
        onUnitsWanted: part => page.screen.openUnits(part)
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
    Loader {
        active: page.wall
        sourceComponent: Item {
            WallView {
                parent: page.Window.contentItem // over the head of the window as well
                width: parent.width / scale
                height: parent.height / scale
                scale: Theme.zoomOf(parent.width, parent.height)
                transformOrigin: Item.TopLeft
                z: 1000
                screen: page.screen
                onEnded: page.endWall()
            }
        }
    }
}
