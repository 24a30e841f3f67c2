import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// A reason for a difference: one of the usual ones by a tap, or in own words.
ColumnLayout {
    id: entry

    property string label: ""
    property string reason: ""
    property var usual: []
    signal given(string reason)

    spacing: Theme.space2

    ChoiceRow {
        objectName: entry.objectName + "Usual"
        Layout.fillWidth: true
        label: entry.label
        options: entry.usual.map((words, place) => ({id: String(place), text: words}))
        currentId: String(entry.usual.indexOf(entry.reason))
        onPicked: id => entry.given(entry.usual[Number(id)])
    }
    TextEntry {
        objectName: entry.objectName + "Text"
        Layout.fillWidth: true
        freeText: true
        placeholder: qsTr("Or in your own words")
        text: entry.reason
        onEdited: words => entry.given(words)
    }
}
