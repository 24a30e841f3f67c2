import QtQuick

// The visible keyboard focus, drawn around its parent.
Rectangle {
    property bool shown: parent.activeFocus
    property int around: 3

    anchors.fill: parent
    anchors.margins: -around
    visible: shown
    color: "transparent"
    radius: Theme.radius + around
    border.width: Theme.focusWidth
    border.color: Theme.accent
}
