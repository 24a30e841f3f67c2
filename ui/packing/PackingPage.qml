import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing
import Regrade.Station

// Carton, filler, papers and label. Scanning the printed label is what completes a unit.
ScreenFrame {
    id: page

    required property PackingScreen screen
    readonly property bool packing: screen.state === PackingScreen.Packing
    readonly property bool packed: screen.state === PackingScreen.Packed

    title: qsTr("Packing")
    subtitle: packing ? qsTr("Carton, papers, label, scan") : qsTr("%1 waiting").arg(screen.queue.length)
    problem: screen.problem
    notice: screen.notice
    busy: screen.busy
    leftWidth: 276
    rightWidth: 300

    leftArea: [
        TagEntry {
            id: tagEntry
            Layout.fillWidth: true
            label: page.screen.labelPrinted ? qsTr("Scan the label, or type it") : qsTr("Scan a unit, or type its tag")
            onPicked: tag => page.screen.takeScan(tag)
        },
        QueueList {
            objectName: "queue"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("To pack, oldest first")
            model: page.screen.queue
            currentId: page.screen.unit
            onPicked: tag => page.screen.choose(tag)
        }
    ]

    EmptyState {
        visible: page.screen.state === PackingScreen.Empty
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "package-open"
        title: qsTr("Scan the unit to pack")
        text: qsTr("Take the smallest box that fits.")
    }
    EmptyState {
        visible: page.packed
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "package-check"
        title: page.screen.notice
        text: qsTr("Scan the next unit.")
    }
    UnitHeader {
        visible: page.packing
        product: page.screen.product
        tag: page.screen.tag
        grade: page.screen.grade
        fact: page.screen.productSize
    }
    SizePanel {
        visible: page.screen.needsSize
        Layout.fillWidth: true
        screen: page.screen
    }
    CartonPanel {
        visible: page.packing
        Layout.fillWidth: true
        screen: page.screen
    }
    BoxPanel {
        visible: page.packing && page.screen.otherSize
        Layout.fillWidth: true
        screen: page.screen
    }
    FillerPanel {
        visible: page.packing
        Layout.fillWidth: true
        screen: page.screen
    }
    MaterialPanel {
        visible: page.packing && page.screen.materialName !== ""
        Layout.fillWidth: true
        screen: page.screen
    }
    Item {
        visible: page.packing
        Layout.fillHeight: true
    }

    rightArea: [
        InsertPanel {
            visible: page.packing && page.screen.inserts.length > 0
            Layout.fillWidth: true
            screen: page.screen
        },
        Card {
            visible: page.screen.labelPrinted
            Layout.fillWidth: true
            title: qsTr("Sale label")
            caption: page.screen.labelCopies > 1 ? qsTr("copy %1, earlier ones are void").arg(page.screen.labelCopies) : qsTr("copy %1").arg(page.screen.labelCopies)
            padding: Theme.space3

            LabelSheet {
                Layout.fillWidth: true
                picture.image: page.screen.label // qmllint disable
                file: page.screen.labelFile
                place: page.screen.labelPlace
            }
            PlainButton {
                objectName: "printAgain"
                visible: page.packing
                Layout.fillWidth: true
                iconName: "printer"
                text: qsTr("Print again")
                onClicked: page.screen.printLabel()
            }
        }
    ]

    footer: [
        Icon {
            visible: page.screen.readyToScan
            name: "scan-barcode"
            size: 40
            color: Theme.accent
        },
        Text {
            objectName: "missing"
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.primaryTarget
            verticalAlignment: Text.AlignVCenter
            text: !page.packing ? "" : page.screen.readyToScan ? qsTr("Stick the label on the box and scan it: that finishes the unit.") : page.screen.missing
            color: page.screen.readyToScan ? Theme.accent : Theme.text
            font.pixelSize: page.screen.readyToScan ? Theme.title3 : Theme.dense
            font.weight: page.screen.readyToScan ? Font.DemiBold : Font.Normal
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
        },
        PlainButton {
            objectName: "putAside"
            visible: page.packing
            enabled: !page.screen.busy
            text: qsTr("Put aside")
            onClicked: page.screen.putAside()
        },
        PrimaryButton {
            objectName: "printLabel"
            visible: page.packing && !page.screen.labelPrinted
            enabled: !page.screen.busy
            returnPresses: !tagEntry.typing
            text: qsTr("Print label")
            iconName: "printer"
            onClicked: page.screen.printLabel()
        },
        PrimaryButton {
            objectName: "nextUnit"
            visible: page.packed
            enabled: !page.screen.busy
            returnPresses: !tagEntry.typing
            text: page.screen.queue.length > 0 ? qsTr("Next unit") : qsTr("Done")
            iconName: "arrow-right"
            onClicked: page.screen.next()
        }
    ]
}
