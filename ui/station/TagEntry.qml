import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// For a tag that does not scan: typed by hand, its check letter tells a slip.
RowLayout {
    id: entry

    property string label: qsTr("Scan a unit, or type its tag")
    readonly property bool typing: field.field.activeFocus
    signal picked(string tag)

    function give() {
        if (field.text.trim() === "")
            return
        entry.picked(field.text)
        field.text = ""
    }

    spacing: Theme.space2

    TextEntry {
        id: field
        objectName: "tagEntry"
        Layout.fillWidth: true
        label: entry.label
        placeholder: "BCDE FGHI JKLN O"
        onAccepted: entry.give()
    }
    PlainButton {
        objectName: "tagGo"
        Layout.alignment: Qt.AlignBottom
        iconName: "arrow-right"
        Accessible.name: qsTr("Open this unit")
        onClicked: entry.give()
    }
}
