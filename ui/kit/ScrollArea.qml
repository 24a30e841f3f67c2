import QtQuick

// One column that scrolls when it is taller than its place; the bar beside it says so.
Flickable {
    id: area

    default property Item content
    // Room for the bar. It is taken behind the layout's pass and not within it: Qt 6.4 falls over rows that a model has just
    // taken away when the width changes meanwhile.
    property int gutter: 0
    readonly property bool overflows: content !== null && content.implicitHeight > height + 1

    clip: overflows
    contentWidth: width - gutter
    contentHeight: Math.max(height, content ? content.implicitHeight : 0)
    boundsBehavior: Flickable.StopAtBounds
    interactive: overflows
    onOverflowsChanged: settling.restart()
    onContentChanged: if (content) content.parent = area.contentItem

    Timer {
        id: settling
        interval: 0
        onTriggered: area.gutter = area.overflows ? 12 : 0
    }
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
