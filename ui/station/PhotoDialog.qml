import QtQuick
import QtQuick.Dialogs

// Chooses photo files; made only when it is wanted.
FileDialog {
    id: dialog

    property bool several: false
    signal chosen(var files)

    fileMode: several ? FileDialog.OpenFiles : FileDialog.OpenFile
    nameFilters: [qsTr("Photos") + " (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)"]
    onAccepted: dialog.chosen(dialog.selectedFiles)
    Component.onCompleted: open()
}
