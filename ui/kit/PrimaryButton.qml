import QtQuick

// The one main action of a screen; Return presses it.
ActionButton {
    id: control

    property bool returnPresses: true

    implicitHeight: Theme.primaryTarget
    leftPadding: Theme.space5
    rightPadding: Theme.space5
    textSize: Theme.body
    corner: Theme.radiusPrimary
    fill: Theme.accent
    ink: Theme.inkOnAccent
    rimWidth: 0

    Shortcut {
        sequences: ["Return", "Enter"]
        enabled: control.returnPresses && control.enabled && control.visible
        onActivated: control.clicked()
    }
}
