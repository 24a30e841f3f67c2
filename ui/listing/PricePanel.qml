import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Listing
import Regrade.Station

// Channel and price of the offer; a difference from the proposal needs a reason.
Card {
    id: panel

    required property ListingScreen screen

    padding: Theme.space3

    ChoiceRow {
        objectName: "channel"
        Layout.fillWidth: true
        label: qsTr("Channel")
        enabled: panel.screen.priceLacks === ""
        opacity: enabled ? 1 : 0.45
        options: panel.screen.channels
        currentId: panel.screen.channel
        onPicked: id => panel.screen.chooseChannel(id)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space4

        NumberEntry {
            objectName: "price"
            Layout.preferredWidth: 200
            enabled: panel.screen.priceLacks === ""
            opacity: enabled ? 1 : 0.45
            decimals: 2
            label: qsTr("Price")
            suffix: panel.screen.currency
            text: panel.screen.price
            invalid: panel.screen.outside && !panel.screen.outsideBand
            onEdited: text => panel.screen.setPrice(text)
        }
        PriceBand {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignBottom
            low: panel.screen.bandLow
            high: panel.screen.bandHigh
            place: panel.screen.pricePlace
        }
    }
    CaptionText {
        Layout.fillWidth: true
        text: qsTr("Proposed: %1. %2").arg(panel.screen.proposedPrice).arg(panel.screen.reasons)
    }
    CaptionText {
        objectName: "floor"
        Layout.fillWidth: true
        text: panel.screen.belowFloor ? qsTr("Even the top of the band does not cover cost, fees and margin: %1. A lead decides.").arg(panel.screen.floor) : qsTr("Least price behind cost, fees and margin: %1").arg(panel.screen.floor)
    }
    CheckRow {
        objectName: "outsideBand"
        visible: panel.screen.outside
        Layout.fillWidth: true
        enabled: panel.screen.outsideLacks === ""
        text: panel.screen.outsideLacks === "" ? qsTr("Outside band or floor, and meant so") : panel.screen.outsideLacks
        checked: panel.screen.outsideBand
        onClicked: panel.screen.setOutsideBand(!panel.screen.outsideBand)
    }
    CaptionText {
        objectName: "priceLacks"
        visible: text !== ""
        Layout.fillWidth: true
        text: panel.screen.priceLacks
    }
    ReasonEntry {
        objectName: "overrideReason"
        visible: panel.screen.reasonNeeded
        Layout.fillWidth: true
        label: qsTr("Why not the proposal?")
        reason: panel.screen.overrideReason
        usual: [qsTr("Many in stock"), qsTr("In demand now"), qsTr("Competitor's price"), qsTr("Channel is full")]
        onGiven: reason => panel.screen.setOverrideReason(reason)
    }
}
