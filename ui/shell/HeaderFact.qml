import QtQuick
import QtQuick.Layouts
import Regrade.Kit

RowLayout {
    id: fact

    property string iconName: ""
    property string text: ""
    property color ink: Theme.text2
    property bool mono: false

    spacing: Theme.space1

    Icon {
        name: fact.iconName
        size: 20
        color: fact.ink
    }
    Text {
        visible: fact.text !== ""
        text: fact.text
        color: fact.ink
        font.family: fact.mono ? Theme.mono : Qt.application.font.family
        font.pixelSize: fact.mono ? Theme.body : Theme.caption
        font.weight: Font.Medium
        textFormat: Text.PlainText
    }
}
