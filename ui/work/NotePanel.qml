import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// A note for the next step that is recorded.
Card {
    id: panel

    required property WorkScreen screen

    title: qsTr("Note")
    padding: Theme.space3

    TextEntry {
        objectName: "note"
        Layout.fillWidth: true
        freeText: true
        placeholder: qsTr("For the next step")
        text: panel.screen.note
        onEdited: words => panel.screen.setNote(words)
    }
}
