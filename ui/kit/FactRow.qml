import QtQuick
import QtQuick.Layouts

// A name and its value on one line.
RowLayout {
    id: fact

    property string name: ""
    property string value: ""
    property bool mono: false

    spacing: Theme.space3

    CaptionText {
        Layout.preferredWidth: Math.min(implicitWidth, fact.width * 0.45)
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: 2
        text: fact.name
    }
    Text {
        Layout.fillWidth: true
        text: fact.value === "" ? "–" : fact.value
        color: Theme.text
        font.pixelSize: Theme.dense
        font.family: fact.mono ? Theme.mono : Qt.application.font.family
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
}
