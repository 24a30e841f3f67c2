import QtQuick

// A name and its value on one line; a long value takes several.
Item {
    id: fact

    property string name: ""
    property string value: ""
    property bool mono: false

    implicitWidth: nameText.implicitWidth + Theme.space3 + valueText.implicitWidth
    implicitHeight: Math.max(nameText.height, valueText.height)

    CaptionText {
        id: nameText
        width: Math.min(implicitWidth, fact.width * 0.5)
        y: 2
        text: fact.name
    }
    Text {
        id: valueText
        anchors.right: parent.right
        width: fact.width - nameText.width - Theme.space3
        text: fact.value === "" ? "–" : fact.value
        color: Theme.text
        font.pixelSize: Theme.dense
        font.family: fact.mono ? Theme.mono : Qt.application.font.family
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
}
