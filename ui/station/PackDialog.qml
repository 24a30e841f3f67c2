import QtQuick
import QtQuick.Dialogs

// Chooses a pack of another site; made only when it is wanted.
FileDialog {
    id: dialog

    signal chosen(url file)

    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Packs") + " (*.zip)"]
    onAccepted: dialog.chosen(dialog.selectedFile)
    Component.onCompleted: open()
}
