import QtQuick
import Regrade.Kit

// The offer's text as a buyer will read it.
Rectangle {
    id: draft

    property string title: ""
    property string text: ""

    implicitHeight: words.implicitHeight + 2 * Theme.space3
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.hairline

    Column {
        id: words
        x: Theme.space3
        y: Theme.space3
        width: draft.width - 2 * Theme.space3
        spacing: Theme.space3

        CaptionText {
            width: parent.width
            text: qsTr("Text of the offer")
        }
        BodyText {
            objectName: "draftTitle"
            width: parent.width
            font.weight: Font.DemiBold
            text: draft.title
        }
        BodyText {
            objectName: "draftBody"
            width: parent.width
            text: draft.text
        }
    }
}
