import QtQuick
import QtQuick.Layouts
import Regrade.Announced
import Regrade.Kit

// Returns that were announced: what has not come, and a list that is taken over after a look at it.
ScreenFrame {
    id: page

    required property AnnouncedScreen screen
    readonly property bool preview: screen.state === AnnouncedScreen.Preview
    readonly property bool free: screen.state === AnnouncedScreen.Open
    readonly property var chosen: screen.chosen
    readonly property bool someone: free && chosen.id !== undefined
    signal screenWanted(string id)

    function ask() {
        loader.setSource("")
        loader.setSource("ListDialog.qml")
    }

    title: qsTr("Announced returns")
    subtitle: page.screen.summary
    problem: page.screen.problem
    notice: page.screen.notice
    busy: page.screen.busy
    busyText: page.screen.state === AnnouncedScreen.Importing ? qsTr("The list is being taken over…") : qsTr("The list is being read…")
    leftWidth: 300
    rightWidth: page.preview ? 320 : 0

    leftArea: [
        TextEntry {
            objectName: "returnSearch"
            Layout.fillWidth: true
            freeText: true
            placeholder: qsTr("Number, product or seller")
            text: page.screen.search
            onEdited: words => page.screen.setSearch(words)
        },
        ChoiceRow {
            objectName: "age"
            Layout.fillWidth: true
            options: [{"id": "all", "text": qsTr("All open")}, {"id": "late", "text": qsTr("Missing")}]
            currentId: page.screen.onlyOverdue ? "late" : "all"
            onPicked: id => page.screen.setOnlyOverdue(id === "late")
        },
        QueueList {
            objectName: "returns"
            Layout.fillWidth: true
            Layout.fillHeight: true
            showGrade: false
            model: page.screen.rows
            currentId: page.chosen.id ?? ""
            emptyText: page.screen.any ? qsTr("None of them.") : qsTr("Everything that was announced is here.")
            onPicked: id => page.screen.choose(id)
        }
    ]

    EmptyState {
        visible: page.free && !page.someone
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "list-checks"
        title: qsTr("Open a list of returns, or drop it here")
        text: qsTr("CSV or JSON. You see what is in it before anything is written; a list is taken over whole or not at all.")
    }
    Card {
        visible: page.someone
        Layout.fillWidth: true
        title: page.chosen.title ?? ""

        Chip {
            visible: page.chosen.late ?? false
            kind: "error"
            text: qsTr("missing")
        }
        Repeater {
            model: page.chosen.facts ?? []

            FactRow {
                required property var modelData
                Layout.fillWidth: true
                name: modelData.name
                value: modelData.value
            }
        }
    }
    ProgressCard {
        visible: page.screen.busy
        Layout.fillWidth: true
        progress: page.screen.progress
        file: page.screen.fileName
    }
    PreviewPanel {
        visible: page.preview
        Layout.fillWidth: true
        Layout.fillHeight: page.preview
        screen: page.screen
    }

    rightArea: [
        CountsPanel {
            visible: page.preview
            Layout.fillWidth: true
            screen: page.screen
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            color: Theme.text2
            wrapMode: Text.Wrap
            text: page.screen.missing
        },
        PlainButton {
            objectName: "toIntake"
            visible: page.free
            text: qsTr("Back to intake")
            iconName: "arrow-left"
            onClicked: page.screenWanted("intake")
        },
        PlainButton {
            objectName: "stop"
            visible: page.screen.busy
            text: qsTr("Stop")
            iconName: "x"
            onClicked: page.screen.stop()
        },
        PlainButton {
            objectName: "putAway"
            visible: page.preview
            text: qsTr("Put away")
            onClicked: page.screen.putAway()
        },
        PlainButton {
            objectName: "openOther"
            visible: page.preview
            text: qsTr("Another file")
            iconName: "folder-open"
            onClicked: page.ask()
        },
        PrimaryButton {
            objectName: "openList"
            visible: page.free
            enabled: page.screen.mayNotImport === ""
            text: qsTr("Open a list")
            iconName: "folder-open"
            onClicked: page.ask()
        },
        PrimaryButton {
            objectName: "importList"
            visible: page.preview
            enabled: page.screen.canImport
            text: qsTr("Take %1 units over").arg(page.screen.units)
            iconName: "check"
            onClicked: page.screen.importList()
        }
    ]

    DropArea {
        parent: page
        anchors.fill: parent
        onDropped: drop => {
            if (drop.hasUrls && page.screen.mayNotImport === "")
                page.screen.open(drop.urls[0])
        }
    }
    Loader { id: loader }
    Connections {
        target: loader.item
        function onChosen(file) { page.screen.open(file) }
    }
}
