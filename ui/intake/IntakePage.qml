import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit
import Regrade.Station

// A unit comes in: what it is, whose order it was, why it came back. Receiving gives it its tag and prints it.
ScreenFrame {
    id: page

    required property IntakeScreen screen
    readonly property bool filling: screen.state === IntakeScreen.Filling
    readonly property bool registering: screen.state === IntakeScreen.Registering
    readonly property bool again: screen.state === IntakeScreen.Again
    readonly property bool received: screen.state === IntakeScreen.Received

    title: qsTr("Intake")
    subtitle: registering ? (screen.registeringSku === "" ? qsTr("Register a product once") : qsTr("No product has the code %1 yet").arg(screen.registeringSku)) : again ? qsTr("A sold unit is back") : received ? qsTr("Received") : qsTr("One unit at a time")
    problem: screen.problem
    notice: screen.notice
    busy: screen.busy
    rightWidth: filling || again || received || screen.state === IntakeScreen.Empty ? 320 : 0

    leftArea: [
        TextEntry {
            objectName: "productSearch"
            Layout.fillWidth: true
            label: qsTr("Find a product")
            placeholder: qsTr("Name or code")
            onEdited: text => page.screen.findProduct(text)
        },
        QueueList {
            objectName: "products"
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
            visible: !page.registering
            iconName: "plus"
            text: qsTr("Register a product")
            onClicked: page.screen.startRegistering("")
        }
    ]

    EmptyState {
        visible: page.screen.state === IntakeScreen.Empty
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

    rightArea: [
        QuestionsPanel {
            visible: (page.filling || page.again) && page.screen.questions.length > 0
            Layout.fillWidth: true
            screen: page.screen
        },
        OriginPanel {
            visible: page.filling || page.screen.state === IntakeScreen.Empty
            Layout.fillWidth: true
            screen: page.screen
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
            text: page.filling ? page.screen.missing : page.received ? qsTr("The next scan starts the next unit.") : ""
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
            visible: page.filling || page.screen.state === IntakeScreen.Empty
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
