import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// A place with nothing in it yet: says what it is for and what to do first.
ColumnLayout {
    id: empty

    property string iconName: "inbox"
    property string title: ""
    property string text: ""
    property string action: ""
    property string actionIcon: ""
    signal actionPressed()

    spacing: Theme.space3

    Item { Layout.fillHeight: true }
    Rectangle {
        Layout.alignment: Qt.AlignHCenter
        implicitWidth: 88
        implicitHeight: 88
        radius: 44
        color: Theme.surface2

        Icon {
            anchors.centerIn: parent
            name: empty.iconName
            size: 44
            color: Theme.text2
        }
    }
    TitleText {
        Layout.fillWidth: true
        Layout.maximumWidth: 640
        Layout.alignment: Qt.AlignHCenter
        horizontalAlignment: Text.AlignHCenter
        text: empty.title
    }
    BodyText {
        visible: text !== ""
        Layout.fillWidth: true
        Layout.maximumWidth: 560
        Layout.alignment: Qt.AlignHCenter
        horizontalAlignment: Text.AlignHCenter
        color: Theme.text2
        text: empty.text
    }
    PlainButton {
        objectName: "emptyAction"
        visible: empty.action !== ""
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.space2
        text: empty.action
        iconName: empty.actionIcon
        onClicked: empty.actionPressed()
    }
    Item { Layout.fillHeight: true }
}
