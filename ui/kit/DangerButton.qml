import QtQuick

ActionButton {
    ink: Theme.error
    rim: Theme.error
}
