import QtQuick

// One column that scrolls when it is taller than its place; the bar beside it says so.
Flickable {
    id: area

    default property Item content
    readonly property bool overflows: content !== null && content.implicitHeight > height + 1

    clip: overflows
    contentWidth: overflows ? width - 12 : width
    contentHeight: Math.max(height, content ? content.implicitHeight : 0)
    boundsBehavior: Flickable.StopAtBounds
    interactive: overflows
    onContentChanged: if (content) content.parent = area.contentItem

    Rectangle {
        parent: area
        anchors.right: parent.right
        width: 4
        radius: 2
        visible: area.overflows
        y: area.visibleArea.yPosition * area.height
        height: Math.max(32, area.visibleArea.heightRatio * area.height)
        color: Theme.edge
    }
}
