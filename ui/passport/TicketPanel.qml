import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Passport

// A question of another site, and the answer to it.
Card {
    id: panel

    required property TicketView ticket

    function joined(parts) {
        return parts.filter(part => part !== "").join(" · ")
    }

    title: qsTr("Question from another site")

    BodyText {
        objectName: "ticketQuestion"
        Layout.fillWidth: true
        text: panel.ticket.question
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    CaptionText {
        Layout.fillWidth: true
        text: panel.joined([panel.ticket.product, panel.ticket.tag, panel.ticket.place, panel.ticket.sender])
    }
    PhotoView {
        objectName: "ticketPhoto"
        visible: panel.ticket.photoCount > 0
        Layout.fillWidth: true
        Layout.preferredHeight: 260
        image: panel.ticket.photo
    }
    PlainButton {
        objectName: "ticketNextPhoto"
        visible: panel.ticket.photoCount > 1
        iconName: "camera"
        text: qsTr("Photo %1 of %2").arg(panel.ticket.photoIndex + 1).arg(panel.ticket.photoCount)
        onClicked: panel.ticket.nextPhoto()
    }
    TextEntry {
        id: words
        objectName: "ticketAnswer"
        Layout.fillWidth: true
        freeText: true
        label: qsTr("Your answer")
    }
    CheckRow {
        objectName: "ticketWithPhoto"
        Layout.fillWidth: true
        text: qsTr("With a photo of the bench")
        checked: panel.ticket.withPhoto
        onToggled: panel.ticket.setWithPhoto(checked)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        PlainButton {
            objectName: "ticketClose"
            text: qsTr("Close")
            onClicked: panel.ticket.close()
        }
        Item { Layout.fillWidth: true }
        PlainButton {
            objectName: "ticketWrite"
            enabled: !panel.ticket.busy && words.text !== ""
            iconName: "upload"
            text: qsTr("Write the answer")
            onClicked: panel.ticket.answer(words.text)
        }
    }
    Repeater {
        model: panel.ticket.steps

        FactRow {
            required property var modelData
            Layout.fillWidth: true
            name: modelData.name
            value: modelData.passed ? qsTr("passed · %1").arg(modelData.detail) : qsTr("failed · %1").arg(modelData.detail)
        }
    }
}
