import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Live
import Regrade.Station

// Selling before a camera: large figures that are read from two metres, and the last sale, which one card takes back.
ScreenFrame {
    id: page

    required property LiveScreen screen
    readonly property bool running: screen.open
    signal screenWanted(string id)

    title: qsTr("Live session")
    subtitle: page.running ? page.screen.name : qsTr("Units on offer, sold by scan before a camera")
    problem: page.screen.problem
    notice: page.screen.notice
    leftWidth: 300
    rightWidth: page.running ? 300 : 0

    leftArea: [
        ChoiceRow {
            objectName: "channel"
            visible: !page.running
            Layout.fillWidth: true
            label: qsTr("On offer at")
            options: page.screen.channels
            currentId: page.screen.channel
            onPicked: id => page.screen.chooseChannel(id)
        },
        QueueList {
            objectName: "waiting"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: page.running ? qsTr("Still to show") : qsTr("On offer")
            emptyText: page.running ? qsTr("Everything is sold.") : qsTr("Nothing is on offer there.")
            model: page.screen.waiting
        }
    ]

    EmptyState {
        visible: !page.running
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "video"
        title: qsTr("Choose how many units you show")
        text: qsTr("The oldest offers come first. While the session runs, sales are only noted: a slip is taken back at once.")
    }
    NumberEntry {
        objectName: "wanted"
        visible: !page.running
        Layout.alignment: Qt.AlignHCenter
        Layout.maximumWidth: 280
        label: qsTr("Units to show")
        text: String(page.screen.wanted)
        onEdited: if (filled) page.screen.setWanted(value)
    }
    RowLayout {
        visible: page.running
        Layout.fillWidth: true
        spacing: Theme.space3

        StatTile {
            objectName: "soldTile"
            Layout.fillWidth: true
            opens: false
            title: qsTr("Sold")
            value: qsTr("%1 of %2").arg(page.screen.sold).arg(page.screen.shown)
        }
        StatTile {
            Layout.fillWidth: true
            opens: false
            title: qsTr("Taken in")
            value: page.screen.revenue === "" ? "–" : page.screen.revenue
        }
    }
    Card {
        visible: page.running
        Layout.fillWidth: true
        title: page.screen.lastTitle === "" ? qsTr("Scan the first unit that is sold") : page.screen.lastAgain ? qsTr("Sold before") : qsTr("Sold just now")

        Text {
            objectName: "lastTitle"
            visible: page.screen.lastTitle !== ""
            Layout.fillWidth: true
            text: page.screen.lastTitle
            color: Theme.text
            font.pixelSize: Theme.title2
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            textFormat: Text.PlainText
        }
        Text {
            visible: page.screen.lastTitle !== ""
            Layout.fillWidth: true
            text: page.screen.lastPrice
            color: Theme.text2
            font.pixelSize: Theme.title2
            textFormat: Text.PlainText
        }
    }
    Item {
        visible: page.running
        Layout.fillHeight: true
    }

    rightArea: [
        QueueList {
            objectName: "sales"
            visible: page.running
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Sold in this session")
            emptyText: qsTr("Nothing yet.")
            model: page.screen.sales
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            color: Theme.text2
            text: page.running ? qsTr("Units stay on offer elsewhere until the session is closed.") : page.screen.missing
        },
        PlainButton {
            objectName: "toListing"
            visible: !page.running
            text: qsTr("Back to listing")
            iconName: "arrow-left"
            onClicked: page.screenWanted("listing")
        },
        PlainButton {
            objectName: "sheet"
            visible: page.running
            text: qsTr("Run sheet")
            iconName: "printer"
            onClicked: page.screen.printSheet()
        },
        PlainButton {
            objectName: "undo"
            visible: page.running
            enabled: page.screen.sold > 0 && !page.screen.busy
            text: qsTr("Take the last one back")
            iconName: "undo-2"
            onClicked: page.screen.undo()
        },
        PrimaryButton {
            objectName: "begin"
            visible: !page.running
            enabled: page.screen.missing === "" && !page.screen.busy
            text: qsTr("Begin with %1 units").arg(Math.min(page.screen.wanted, page.screen.shown))
            iconName: "play"
            onClicked: page.screen.begin()
        },
        PrimaryButton {
            objectName: "close"
            visible: page.running
            enabled: !page.screen.busy && page.screen.mayNot === ""
            text: qsTr("Close and record %1 sales").arg(page.screen.sold)
            iconName: "check"
            onClicked: page.screen.close()
        }
    ]
}
