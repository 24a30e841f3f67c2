import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// A labelled line of text. `freeText` lets the input method in (notes in Chinese); codes are typed without it.
ColumnLayout {
    id: entry

    property string label: ""
    property bool labelShown: true // false: read aloud only
    property alias text: field.text
    property alias placeholder: field.placeholderText
    property string suffix: ""
    property string hint: ""
    property bool invalid: false
    property bool freeText: false
    property alias readOnly: field.readOnly
    property alias validator: field.validator
    property alias inputMethodHints: field.inputMethodHints
    property alias field: field
    signal edited(string text)
    signal accepted()

    spacing: Theme.space1

    Text {
        visible: entry.label !== "" && entry.labelShown
        Layout.fillWidth: true
        text: entry.label
        color: Theme.text2
        font.pixelSize: Theme.caption
        font.weight: Font.Medium
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
    T.TextField {
        id: field
        objectName: entry.objectName === "" ? "" : entry.objectName + "Field"
        property bool acceptsInputMethod: entry.freeText
        Layout.fillWidth: true
        implicitWidth: 120
        implicitHeight: Theme.target
        leftPadding: Theme.space3
        rightPadding: suffixText.visible ? suffixText.width + 2 * Theme.space3 : Theme.space3
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.inkOnAccent
        font.pixelSize: Theme.body
        placeholderTextColor: Theme.text2
        verticalAlignment: TextInput.AlignVCenter
        selectByMouse: true
        clip: true
        inputMethodHints: entry.freeText ? Qt.ImhNone : Qt.ImhNoPredictiveText
        Accessible.name: entry.label !== "" ? entry.label : entry.placeholder
        onTextEdited: entry.edited(text)
        onAccepted: entry.accepted()

        Text {
            visible: field.text === "" && field.placeholderText !== ""
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: field.leftPadding
            anchors.rightMargin: field.rightPadding
            anchors.verticalCenter: parent.verticalCenter
            text: field.placeholderText
            color: field.placeholderTextColor
            font.pixelSize: Theme.dense
            elide: Text.ElideRight
            textFormat: Text.PlainText
        }
        Text {
            id: suffixText
            visible: entry.suffix !== ""
            anchors.right: parent.right
            anchors.rightMargin: Theme.space3
            anchors.verticalCenter: parent.verticalCenter
            text: entry.suffix
            color: Theme.text2
            font.pixelSize: Theme.dense
            textFormat: Text.PlainText
        }
        background: Rectangle {
            radius: Theme.radius
            color: field.readOnly ? Theme.surface2 : Theme.surface
            border.width: field.activeFocus ? Theme.focusWidth : entry.invalid ? 2 : 1
            border.color: entry.invalid ? Theme.error : field.activeFocus ? Theme.accent : Theme.edge
        }
    }
    Text {
        visible: entry.hint !== ""
        Layout.fillWidth: true
        text: entry.hint
        color: entry.invalid ? Theme.error : Theme.text2
        font.pixelSize: Theme.caption
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
}
