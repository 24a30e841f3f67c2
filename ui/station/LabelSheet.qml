import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// The label as the printer gets it, 60 x 40 mm, and where its file lies or how far it has come.
ColumnLayout {
    id: sheet

    property alias picture: picture
    property string file: ""
    property string place: "" // where a printer has it

    spacing: Theme.space2

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: 196
        radius: Theme.radius
        color: "#FFFFFF"
        border.width: 1
        border.color: Theme.edge

        PhotoView {
            id: picture
            objectName: "labelPicture"
            anchors.fill: parent
            anchors.margins: Theme.space2
        }
    }
    CaptionText {
        objectName: "labelPlace"
        visible: sheet.place !== ""
        Layout.fillWidth: true
        text: sheet.place
        color: Theme.text
        wrapMode: Text.Wrap
    }
    CaptionText {
        objectName: "labelFile"
        visible: sheet.file !== ""
        Layout.fillWidth: true
        text: sheet.file
        wrapMode: Text.WrapAnywhere
    }
}
