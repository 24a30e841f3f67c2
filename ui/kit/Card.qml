import QtQuick
import QtQuick.Layouts

// A white sheet on the grey ground; its children lie in one column.
Rectangle {
    id: card

    property string title: ""
    property string caption: ""
    property int padding: Theme.space4
    default property alias content: column.data

    implicitWidth: column.implicitWidth + 2 * padding
    implicitHeight: column.implicitHeight + 2 * padding
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.hairline

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.margins: card.padding
        spacing: Theme.space3

        RowLayout {
            visible: card.title !== ""
            Layout.fillWidth: true
            spacing: Theme.space2

            Text {
                Layout.fillWidth: true
                text: card.title
                color: Theme.text
                font.pixelSize: Theme.dense
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            CaptionText {
                visible: card.caption !== ""
                text: card.caption
            }
        }
    }
}
