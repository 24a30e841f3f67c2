import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// One of two decisions about a unit: entry is {station, title, detail, when, who}.
Card {
    id: card

    required property var entry
    property string kind: "ok" // ok: it stands, warn: it was set aside
    property string note: ""

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        Icon {
            name: card.kind === "ok" ? "circle-check" : "archive"
            size: 26
            color: card.kind === "ok" ? Theme.ok : Theme.warn
        }
        BodyText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: card.entry.title ?? ""
        }
    }
    CaptionText {
        visible: text !== ""
        Layout.fillWidth: true
        text: card.entry.detail ?? ""
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("Station")
        value: card.entry.station ?? ""
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("When")
        value: card.entry.when ?? ""
    }
    FactRow {
        Layout.fillWidth: true
        name: qsTr("Who")
        value: card.entry.who ?? ""
    }
    CaptionText {
        visible: card.note !== ""
        Layout.fillWidth: true
        text: card.note
    }
    Item { Layout.fillHeight: true }
}
