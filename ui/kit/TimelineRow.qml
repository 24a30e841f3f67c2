import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// One line of a history: what, when, who, how long after the one before.
Item {
    id: row

    property string iconName: "circle-dot"
    property string title: ""
    property string detail: ""
    property string when: ""
    property string who: ""
    property string gap: ""
    property bool first: false
    property bool last: false

    implicitHeight: Math.max(56, words.implicitHeight + Theme.space4)
    implicitWidth: 320

    Rectangle {
        x: 19
        width: 2
        y: row.first ? 20 : 0
        height: row.last ? 20 : row.height - y
        visible: !(row.first && row.last)
        color: Theme.hairline
    }
    Rectangle {
        x: 2
        y: 4
        width: 36
        height: 36
        radius: 18
        color: Theme.surface2
        border.width: 1
        border.color: Theme.hairline

        Icon {
            anchors.centerIn: parent
            name: row.iconName
            size: 20
            color: Theme.text
        }
    }
    RowLayout {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: 52
        anchors.topMargin: Theme.space1
        spacing: Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: 2

            BodyText {
                Layout.fillWidth: true
                text: row.title
                font.weight: Font.Medium
            }
            CaptionText {
                visible: row.detail !== ""
                Layout.fillWidth: true
                text: row.detail
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            spacing: 2

            CaptionText {
                Layout.alignment: Qt.AlignRight
                text: row.when
                color: Theme.text
            }
            CaptionText {
                Layout.alignment: Qt.AlignRight
                visible: text !== ""
                text: row.who !== "" && row.gap !== "" ? row.who + " · " + row.gap : row.who + row.gap
            }
        }
    }
}
