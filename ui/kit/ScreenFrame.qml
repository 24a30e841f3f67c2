import QtQuick
import QtQuick.Layouts

// The station's layout: what waits on the left, the work in the centre, the context on the right, the one main action
// at the foot. An area without children takes no room. Children lie in columns: use Layout.fillWidth and fillHeight.
Item {
    id: frame

    property string title: ""
    property string subtitle: ""
    property string problem: ""
    property string notice: ""
    property bool busy: false
    property string busyText: qsTr("One moment…")
    property alias leftArea: leftColumn.data
    property alias rightArea: rightColumn.data
    property alias footer: footerRow.data
    property alias titleTools: tools.data
    default property alias centre: centreColumn.data
    property int leftWidth: 280
    property int rightWidth: width < 1200 ? 300 : 360

    // Scrolls the centre so that the item is seen whole, or at least its beginning.
    function reveal(item) {
        const top = item.mapToItem(centreColumn, 0, 0).y
        const most = Math.max(0, centreArea.contentHeight - centreArea.height)
        const low = Math.min(most, top + item.height + Theme.space3 - centreArea.height)
        if (centreArea.contentY < low)
            centreArea.contentY = low
        if (centreArea.contentY > top)
            centreArea.contentY = Math.min(most, top)
    }

    // A column without a child that fills it ends where its last child ends, so its children stay together at the top.
    function fills(column) {
        for (let i = 0; i < column.children.length; ++i) {
            if (column.children[i].visible && column.children[i].Layout.fillHeight)
                return true
        }
        return false
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        FeedbackBand {
            objectName: "screenBand"
            Layout.fillWidth: true
            kind: frame.problem !== "" ? "error" : frame.busy ? "busy" : "ok"
            text: frame.problem !== "" ? frame.problem : frame.busy ? frame.busyText : frame.notice
        }
        RowLayout {
            visible: frame.title !== ""
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space5
            Layout.rightMargin: Theme.space5
            Layout.topMargin: Theme.space3
            spacing: Theme.space4

            Text {
                text: frame.title
                color: Theme.text
                font.pixelSize: Theme.title2
                font.weight: Font.DemiBold
                textFormat: Text.PlainText
            }
            Text {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignBaseline
                text: frame.subtitle
                color: Theme.text2
                font.pixelSize: Theme.dense
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
            RowLayout {
                id: tools
                spacing: Theme.space2
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.space4
            Layout.leftMargin: Theme.space5
            Layout.rightMargin: Theme.space5
            spacing: Theme.space4

            ColumnLayout {
                id: leftColumn
                visible: children.length > 0
                Layout.preferredWidth: frame.leftWidth
                Layout.maximumWidth: frame.leftWidth
                Layout.minimumWidth: frame.leftWidth
                Layout.fillHeight: true
                spacing: Theme.space3
            }
            ScrollArea {
                id: centreArea
                Layout.fillWidth: true
                Layout.fillHeight: true

                ColumnLayout {
                    id: centreColumn
                    width: centreArea.contentWidth
                    height: frame.fills(centreColumn) ? centreArea.contentHeight : implicitHeight
                    spacing: Theme.space3
                }
            }
            ScrollArea {
                id: rightArea
                visible: rightColumn.children.length > 0
                Layout.preferredWidth: frame.rightWidth
                Layout.maximumWidth: frame.rightWidth
                Layout.minimumWidth: frame.rightWidth
                Layout.fillHeight: true

                ColumnLayout {
                    id: rightColumn
                    width: rightArea.contentWidth
                    height: frame.fills(rightColumn) ? rightArea.contentHeight : implicitHeight
                    spacing: Theme.space3
                }
            }
        }
        Rectangle {
            visible: footerRow.children.length > 0
            Layout.fillWidth: true
            implicitHeight: footerRow.implicitHeight + 2 * Theme.space2
            color: Theme.surface

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.hairline
            }
            RowLayout {
                id: footerRow
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.space5
                anchors.rightMargin: Theme.space5
                spacing: Theme.space3
            }
        }
    }
}
