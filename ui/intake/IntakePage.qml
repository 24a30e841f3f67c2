import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit
import Regrade.Station

// A unit comes in: what it is, whose order it was, why it came back. Receiving gives it its tag and prints it.
ScreenFrame {
    id: page

    required property IntakeScreen screen
    readonly property BatchRun batch: screen.batch
    readonly property bool single: batch.state === BatchRun.Off
    readonly property bool batchRuns: batch.state === BatchRun.Running
    readonly property bool empty: single && screen.state === IntakeScreen.Empty
    readonly property bool filling: single && screen.state === IntakeScreen.Filling
    readonly property bool registering: single && screen.state === IntakeScreen.Registering
    readonly property bool again: single && screen.state === IntakeScreen.Again
    readonly property bool received: single && screen.state === IntakeScreen.Received
    signal screenWanted(string id)

    title: qsTr("Intake")
    subtitle: !single ? (batchRuns ? qsTr("Batch %1 · every scan is a unit").arg(batch.reference) : qsTr("Pallet or batch")) : registering ? (screen.registeringSku === "" ? qsTr("Register a product once") : qsTr("No product has the code %1 yet").arg(screen.registeringSku)) : again ? qsTr("A sold unit is back") : received ? qsTr("Received") : qsTr("One unit at a time")
    problem: screen.problem
    notice: screen.notice
    busy: screen.busy
    rightWidth: filling || again || received || empty || batchRuns ? 320 : 0

    leftArea: [
        TextEntry {
            objectName: "productSearch"
            visible: page.single
            Layout.fillWidth: true
            label: qsTr("Find a product")
            placeholder: qsTr("Name or code")
            onEdited: text => page.screen.findProduct(text)
        },
        QueueList {
            objectName: "products"
            visible: page.single
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Products")
            showGrade: false
            emptyText: page.screen.productCount === 0 ? qsTr("No product is registered yet.") : qsTr("No product matches.")
            model: page.screen.products
            currentId: page.screen.sku
            onPicked: sku => page.screen.chooseProduct(sku)
        },
        PlainButton {
            objectName: "registerProduct"
            Layout.fillWidth: true
            visible: page.single && !page.registering
            iconName: "plus"
            text: qsTr("Register a product")
            onClicked: page.screen.startRegistering("")
        },
        BatchList {
            visible: !page.single
            Layout.fillWidth: true
            Layout.fillHeight: true
            batch: page.batch
        }
    ]

    EmptyState {
        visible: page.empty
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "package-plus"
        title: qsTr("Scan the product or the parcel's order number")
        text: qsTr("The tag of a sold unit that came back opens its file again.")
        action: qsTr("New unit")
        actionIcon: "plus"
        onActionPressed: page.screen.startNew()
    }
    UnitForm {
        visible: page.filling || page.again
        Layout.fillWidth: true
        screen: page.screen
    }
    ProductFormPanel {
        id: form
        visible: page.registering
        Layout.fillWidth: true
        screen: page.screen
    }
    ReceiptPanel {
        visible: page.received
        Layout.fillWidth: true
        screen: page.screen
    }
    BatchSetup {
        visible: page.batch.state === BatchRun.Setup
        Layout.fillWidth: true
        batch: page.batch
    }
    BatchRunning {
        visible: page.batchRuns
        Layout.fillWidth: true
        batch: page.batch
    }
    BatchSummary {
        visible: page.batch.state === BatchRun.Ended
        Layout.fillWidth: true
        batch: page.batch
    }

    rightArea: [
        TradeInPanel {
            visible: page.filling && page.screen.tradeIn.active
            Layout.fillWidth: true
            tradeIn: page.screen.tradeIn
        },
        QuestionsPanel {
            visible: (page.filling || page.again) && page.screen.questions.length > 0
            Layout.fillWidth: true
            screen: page.screen
        },
        OriginPanel {
            visible: page.filling || page.empty
            Layout.fillWidth: true
            screen: page.screen
        },
        BatchAside {
            visible: page.batchRuns
            Layout.fillWidth: true
            batch: page.batch
        },
        Card {
            visible: page.received
            Layout.fillWidth: true
            title: qsTr("Label")
            padding: Theme.space3

            LabelSheet {
                Layout.fillWidth: true
                picture.image: page.screen.label // qmllint disable
                file: page.screen.labelFile
                place: page.screen.labelPlace
            }
        }
    ]

    footer: [
        CaptionText {
            objectName: "missing"
            Layout.fillWidth: true
            font.pixelSize: Theme.dense
            text: page.filling ? page.screen.missing : page.received ? qsTr("The next scan starts the next unit.") : page.single || page.batch.state === BatchRun.Ended ? "" : qsTr("Each scan is written at once: pause, or switch off, and go on with it later.")
        },
        PlainButton {
            objectName: "announcedReturns"
            visible: page.empty
            text: qsTr("Announced returns")
            iconName: "list-checks"
            onClicked: page.screenWanted("announced")
        },
        PlainButton {
            objectName: "startBatch"
            visible: page.empty
            text: qsTr("Pallet or batch")
            iconName: "package-open"
            onClicked: page.batch.start()
        },
        PlainButton {
            objectName: "cancelRegistering"
            visible: page.registering
            text: qsTr("Back")
            iconName: "arrow-left"
            onClicked: page.screen.cancelRegistering()
        },
        PlainButton {
            objectName: "notAgain"
            visible: page.again
            text: qsTr("Put aside")
            onClicked: page.screen.startNew()
        },
        PlainButton {
            objectName: "printAgain"
            visible: page.received
            enabled: !page.screen.busy
            text: qsTr("Print again")
            iconName: "printer"
            onClicked: page.screen.printAgain()
        },
        PrimaryButton {
            objectName: "saveProduct"
            visible: page.registering
            enabled: !page.screen.busy
            text: qsTr("Register")
            iconName: "check"
            onClicked: page.screen.registerProduct(form.texts())
        },
        PrimaryButton {
            objectName: "receive"
            visible: page.filling || page.empty
            enabled: page.screen.canReceive && !page.screen.busy && page.filling
            text: qsTr("Receive and print label")
            iconName: "printer"
            onClicked: page.screen.receive()
        },
        PrimaryButton {
            objectName: "receiveAgain"
            visible: page.again
            enabled: !page.screen.busy
            text: qsTr("Receive again")
            iconName: "rotate-ccw"
            onClicked: page.screen.receiveAgain()
        },
        BatchFooter {
            visible: !page.single
            batch: page.batch
            busy: page.screen.busy
        },
        PrimaryButton {
            objectName: "nextUnit"
            visible: page.received
            enabled: !page.screen.busy
            text: qsTr("Next unit")
            iconName: "arrow-right"
            onClicked: page.screen.startNew()
        }
    ]
}
