import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// The questions of a trade-in and the offer, line by line; with a quote its code and its last day.
Card {
    id: panel

    required property TradeIn tradeIn

    title: qsTr("Trade-in offer")
    padding: Theme.space3

    Text {
        objectName: "tradeInOffer"
        visible: text !== ""
        Layout.fillWidth: true
        text: panel.tradeIn.offer
        color: Theme.text
        font.pixelSize: Theme.title1
        font.weight: Font.DemiBold
        textFormat: Text.PlainText
    }
    Repeater {
        model: panel.tradeIn.lines

        FactRow {
            required property var modelData
            Layout.fillWidth: true
            name: modelData.name
            value: modelData.value
        }
    }
    CaptionText {
        visible: text !== ""
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: panel.tradeIn.code !== "" ? qsTr("Quote %1, to %2. Write the code on the customer's paper; it is paid once.").arg(panel.tradeIn.code).arg(panel.tradeIn.lastDay) : panel.tradeIn.hint
    }
    PlainButton {
        objectName: "makeQuote"
        visible: panel.tradeIn.code === ""
        enabled: panel.tradeIn.canQuote
        Layout.fillWidth: true
        text: qsTr("Keep this offer")
        iconName: "banknote"
        onClicked: panel.tradeIn.makeQuote()
    }
    PlainButton {
        objectName: "dropQuote"
        visible: panel.tradeIn.code !== ""
        Layout.fillWidth: true
        text: qsTr("Take in without the quote")
        onClicked: panel.tradeIn.dropQuote()
    }
    Repeater {
        model: panel.tradeIn.questions

        ChoiceRow {
            required property var modelData
            objectName: "tradein_" + modelData.id
            Layout.fillWidth: true
            label: modelData.name
            options: modelData.options
            currentId: modelData.answer
            onPicked: id => panel.tradeIn.answer(modelData.id, id)
        }
    }
}
