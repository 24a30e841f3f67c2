import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Listing
import Regrade.Station

// A unit that grew too old: how it leaves, or until when it is held.
Card {
    id: panel

    required property ListingScreen screen

    title: qsTr("Too old: how does it leave?")
    padding: Theme.space3

    BodyText {
        objectName: "exitWhy"
        Layout.fillWidth: true
        text: panel.screen.exitWhy
    }
    ChoiceRow {
        objectName: "exitRoute"
        Layout.fillWidth: true
        enabled: panel.screen.exitLacks === ""
        opacity: enabled ? 1 : 0.45
        options: panel.screen.exitRoutes
        currentId: panel.screen.exitRoute
        onPicked: id => panel.screen.chooseExitRoute(id)
    }
    ChoiceRow {
        objectName: "derogation"
        visible: panel.screen.derogations.length > 0
        Layout.fillWidth: true
        label: qsTr("The law protects it: on what ground is it destroyed?")
        options: panel.screen.derogations
        currentId: panel.screen.derogation
        onPicked: id => panel.screen.chooseDerogation(id)
    }
    TextEntry {
        objectName: "recipient"
        Layout.fillWidth: true
        freeText: true
        label: qsTr("Who gets it: an organisation or a firm")
        text: panel.screen.recipient
        onEdited: text => panel.screen.setRecipient(text)
    }
    ReasonEntry {
        objectName: "exitReason"
        Layout.fillWidth: true
        label: qsTr("Why?")
        reason: panel.screen.exitReason
        usual: [qsTr("Older than the age limit"), qsTr("A buyer is coming"), qsTr("Season begins soon")]
        onGiven: reason => panel.screen.setExitReason(reason)
    }
    CaptionText {
        objectName: "exitLacks"
        visible: text !== ""
        Layout.fillWidth: true
        text: panel.screen.exitLacks
    }
}
