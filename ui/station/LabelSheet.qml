import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// The label as the printer gets it, 60 x 40 mm, and where its file lies.
ColumnLayout {
    id: sheet

    property alias picture: picture
    property string file: ""

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
        objectName: "labelFile"
        visible: sheet.file !== ""
        Layout.fillWidth: true
        text: sheet.file
        wrapMode: Text.WrapAnywhere
    }
}
