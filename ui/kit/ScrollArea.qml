import QtQuick

// One column that scrolls when it is taller than its place, and fills the place when it is not.
Flickable {
    id: area

    default property Item content

    clip: contentHeight > height
    contentWidth: width
    contentHeight: Math.max(height, content ? content.implicitHeight : 0)
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    onContentChanged: if (content) content.parent = area.contentItem

    Rectangle {
        parent: area
        anchors.right: parent.right
        anchors.rightMargin: -8
        width: 5
        radius: 2
        visible: area.contentHeight > area.height + 1
        y: area.visibleArea.yPosition * area.height
        height: Math.max(24, area.visibleArea.heightRatio * area.height)
        color: Theme.edge
    }
}
