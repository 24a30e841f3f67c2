import QtQuick

ActionButton {
    property bool checkedLook: false

    fill: checkedLook ? Theme.accentSoft : Theme.surface
    ink: checkedLook ? Theme.accent : Theme.text
    rim: checkedLook ? Theme.accent : Theme.edge
    rimWidth: checkedLook ? 2 : 1
}
