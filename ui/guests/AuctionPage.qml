import QtQuick
import QtQuick.Layouts
import Regrade.Guests
import Regrade.Kit

// The right to name a unit: the bid that stands, the next one, and at the end the name.
ScreenFrame {
    id: page

    required property AuctionScreen screen
    readonly property bool running: page.screen.tag !== ""
    signal screenWanted(string id)

    title: qsTr("Auctions of names")
    subtitle: qsTr("Bidders are codes, never names")
    problem: page.screen.problem
    notice: page.screen.notice
    leftWidth: 300

    leftArea: [
        QueueList {
            objectName: "auctions"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Open auctions")
            emptyText: qsTr("No auction is open.")
            model: page.screen.auctions
            currentId: page.screen.tag
            onPicked: id => page.screen.choose(id)
        }
    ]

    EmptyState {
        visible: !page.running
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "sparkles"
        title: qsTr("No auction is chosen")
        text: qsTr("A lead opens one with regradectl auction open.")
    }
    BodyText {
        visible: page.running
        Layout.fillWidth: true
        font.weight: Font.DemiBold
        text: page.screen.product
    }
    RowLayout {
        visible: page.running
        Layout.fillWidth: true
        spacing: Theme.space3

        StatTile {
            objectName: "bestTile"
            Layout.fillWidth: true
            opens: false
            title: qsTr("Best bid")
            value: page.screen.best === "" ? "–" : page.screen.best
        }
        StatTile {
            Layout.fillWidth: true
            opens: false
            title: qsTr("Bids")
            value: String(page.screen.bids)
        }
        StatTile {
            objectName: "nextTile"
            Layout.fillWidth: true
            opens: false
            title: qsTr("Next bid, at least")
            value: page.screen.next
        }
    }
    BodyText {
        visible: page.running
        Layout.fillWidth: true
        color: Theme.text2
        text: page.screen.over ? qsTr("Its time is over: end it.") : qsTr("Bids are taken until %1.").arg(page.screen.until)
    }
    RowLayout {
        visible: page.running && !page.screen.over
        Layout.fillWidth: true
        spacing: Theme.space3

        TextEntry {
            id: bidder
            objectName: "bidder"
            Layout.fillWidth: true
            label: qsTr("Code of the bidder")
        }
        TextEntry {
            id: amount
            objectName: "amount"
            Layout.fillWidth: true
            label: qsTr("Bid")
        }
    }
    TextEntry {
        id: givenName
        objectName: "givenName"
        visible: page.running && page.screen.over
        Layout.fillWidth: true
        freeText: true
        label: qsTr("The winner's name for it, once you have looked at it")
    }

    footer: [
        BodyText {
            objectName: "auctionFoot"
            Layout.fillWidth: true
            color: Theme.text2
            text: page.screen.over && page.screen.mayNotClose !== "" ? page.screen.mayNotClose : page.screen.mayNotBid !== "" ? page.screen.mayNotBid : page.screen.comparison
        },
        PlainButton {
            objectName: "auctionBack"
            text: qsTr("Back to listing")
            iconName: "arrow-left"
            onClicked: page.screenWanted("listing")
        },
        PrimaryButton {
            objectName: "takeBid"
            visible: page.running && !page.screen.over
            enabled: !page.screen.busy && page.screen.mayNotBid === "" && bidder.text !== "" && amount.text !== ""
            text: qsTr("Take the bid")
            iconName: "check"
            onClicked: {
                page.screen.bid(bidder.text, amount.text)
                amount.text = ""
            }
        },
        PrimaryButton {
            objectName: "endAuction"
            visible: page.running && page.screen.over
            enabled: !page.screen.busy && page.screen.mayNotClose === ""
            text: qsTr("End the auction")
            iconName: "check"
            onClicked: page.screen.close(givenName.text)
        }
    ]
}
