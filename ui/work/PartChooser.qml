import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// The parts that fit the unit, found by name or number, and how many pieces the next tap or scan takes.
ColumnLayout {
    id: chooser

    required property PartShelf shelf
    required property string verb

    spacing: Theme.space2

    TextEntry {
        objectName: "partSearch"
        Layout.fillWidth: true
        freeText: true
        placeholder: qsTr("Scan, or type number or name")
        text: chooser.shelf.search
        onEdited: words => chooser.shelf.setSearch(words)
        onAccepted: chooser.shelf.takeTyped()
    }
    Repeater {
        model: chooser.shelf.fitting

        PartRow {
            id: row
            required property var modelData
            objectName: "part_" + modelData.number
            Layout.fillWidth: true
            part: modelData
            verb: chooser.verb
            onClicked: chooser.shelf.take(row.modelData.number)
        }
    }
    CaptionText {
        visible: chooser.shelf.hidden > 0
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: qsTr("%1 more fit: type a part of the name.").arg(chooser.shelf.hidden)
    }
    CaptionText {
        objectName: "noPart"
        visible: chooser.shelf.fitting.length === 0
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: chooser.shelf.search === "" ? qsTr("No registered part fits this unit. Register and receive it under Parts; then it stands here.") : qsTr("No part that fits has this number or name. Register and receive it under Parts; then it stands here.")
    }
    RowLayout {
        visible: chooser.shelf.fitting.length > 0
        Layout.fillWidth: true
        spacing: Theme.space2

        BodyText {
            Layout.fillWidth: true
            text: qsTr("Pieces")
        }
        PlainButton {
            objectName: "fewerPieces"
            enabled: chooser.shelf.pieces > 1
            text: "−"
            Accessible.name: qsTr("One piece fewer")
            onClicked: chooser.shelf.setPieces(chooser.shelf.pieces - 1)
        }
        TitleText {
            objectName: "pieces"
            horizontalAlignment: Text.AlignHCenter
            Layout.minimumWidth: 40
            text: chooser.shelf.pieces
        }
        PlainButton {
            objectName: "morePieces"
            text: "+"
            Accessible.name: qsTr("One piece more")
            onClicked: chooser.shelf.setPieces(chooser.shelf.pieces + 1)
        }
    }
}
