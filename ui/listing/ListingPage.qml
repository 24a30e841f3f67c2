import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Listing
import Regrade.Station

// Price and channel of a packed unit, the sale of one that is on offer, and the way out of one that grew too old.
ScreenFrame {
    id: page

    required property ListingScreen screen
    property string shown: "queue"
    signal screenWanted(string id)

    readonly property bool exiting: screen.state === ListingScreen.Exiting
    readonly property bool offering: screen.state === ListingScreen.Offering
    readonly property bool selling: screen.state === ListingScreen.Selling
    readonly property bool done: screen.state === ListingScreen.Listed || screen.state === ListingScreen.Sold || screen.state === ListingScreen.Left

    onExitingChanged: {
        if (exiting)
            shown = "exit"
    }

    title: qsTr("Listing")
    subtitle: offering ? qsTr("Offer inside the grade's price band") : selling ? qsTr("On offer: write down the sale") : exiting ? qsTr("Older than the house keeps units") : qsTr("%1 to list, %2 on offer").arg(screen.queue.length).arg(screen.onOffer.length)
    problem: screen.problem
    notice: screen.notice
    busy: screen.busy
    leftWidth: 292
    rightWidth: page.offering ? 320 : 0

    leftArea: [
        TagEntry {
            id: tagEntry
            Layout.fillWidth: true
            onPicked: tag => page.screen.choose(tag)
        },
        ChoiceRow {
            objectName: "show"
            Layout.fillWidth: true
            even: true
            options: [{id: "queue", text: qsTr("To list")}, {id: "offers", text: qsTr("On offer")}, {id: "exit", text: qsTr("To leave")}]
            currentId: page.shown
            onPicked: id => page.shown = id
        },
        QueueList {
            objectName: "queue"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: page.shown === "offers" ? qsTr("Mark as sold") : page.shown === "exit" ? qsTr("Too old: hold it, or let it leave") : qsTr("Oldest first")
            model: page.shown === "offers" ? page.screen.onOffer : page.shown === "exit" ? page.screen.exitQueue : page.screen.queue
            currentId: page.screen.unit
            onPicked: tag => page.screen.choose(tag)
        }
    ]

    EmptyState {
        visible: page.screen.state === ListingScreen.Empty
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "tag"
        title: qsTr("Scan a packed unit to put it on offer")
        text: qsTr("A unit that is on offer opens to be marked as sold.")
    }
    EmptyState {
        visible: page.done
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: page.screen.state === ListingScreen.Sold ? "shopping-cart" : page.screen.state === ListingScreen.Left ? "timer" : "badge-check"
        title: page.screen.notice
        text: page.screen.product
    }
    UnitHeader {
        visible: page.offering || page.selling || page.exiting
        product: page.screen.product
        tag: page.screen.tag
        grade: page.screen.grade
        fact: qsTr("new %1 · refurbished for %2").arg(page.screen.originalPrice).arg(page.screen.refurbCost)
    }
    PricePanel {
        visible: page.offering
        Layout.fillWidth: true
        screen: page.screen
    }
    ExitPanel {
        visible: page.exiting
        Layout.fillWidth: true
        screen: page.screen
    }
    SalePanel {
        visible: page.selling
        Layout.fillWidth: true
        screen: page.screen
    }
    Item {
        visible: page.offering || page.selling || page.exiting
        Layout.fillHeight: true
    }

    rightArea: [
        FactorPanel {
            visible: page.offering
            Layout.fillWidth: true
            factors: page.screen.factors
        },
        DraftPanel {
            visible: page.offering
            Layout.fillWidth: true
            title: page.screen.draftTitle
            text: page.screen.draftBody
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            maximumLineCount: 3
            elide: Text.ElideRight
            text: page.screen.missing
        },
        PlainButton {
            objectName: "liveSession"
            visible: page.screen.state === ListingScreen.Empty
            text: qsTr("Live session")
            iconName: "video"
            onClicked: page.screenWanted("live")
        },
        Repeater {
            model: page.screen.state === ListingScreen.Empty ? page.screen.guestPages : []

            PlainButton {
                required property var modelData
                objectName: "guests_" + modelData.id
                text: modelData.text
                iconName: modelData.icon
                onClicked: page.screenWanted(modelData.id)
            }
        },
        PlainButton {
            objectName: "putAside"
            visible: page.offering || page.selling || page.exiting
            enabled: !page.screen.busy
            text: qsTr("Put aside")
            onClicked: page.screen.putAside()
        },
        PrimaryButton {
            objectName: "list"
            visible: page.offering || page.screen.state === ListingScreen.Empty
            enabled: page.offering && page.screen.canGoOn && !page.screen.busy
            returnPresses: !tagEntry.typing
            text: qsTr("List")
            iconName: "tag"
            onClicked: page.screen.list()
        },
        PrimaryButton {
            objectName: "sell"
            visible: page.selling
            enabled: page.screen.canGoOn && !page.screen.busy
            returnPresses: !tagEntry.typing
            text: qsTr("Mark as sold")
            iconName: "shopping-cart"
            onClicked: page.screen.sell()
        },
        PlainButton {
            objectName: "holdFortnight"
            visible: page.exiting
            enabled: !page.screen.busy
            text: qsTr("Hold 14 days")
            onClicked: page.screen.hold(14)
        },
        DangerButton {
            objectName: "letGo"
            visible: page.exiting
            enabled: page.screen.canGoOn && page.screen.exitLacks === "" && !page.screen.busy
            text: qsTr("Let it leave")
            onClicked: page.screen.letGo()
        },
        PrimaryButton {
            objectName: "nextUnit"
            visible: page.done
            enabled: !page.screen.busy
            returnPresses: !tagEntry.typing
            text: page.screen.queue.length > 0 ? qsTr("Next unit") : qsTr("Done")
            iconName: "arrow-right"
            onClicked: page.screen.next()
        }
    ]
}
