import QtQuick.Dialogs

// Chooses a list of returns; made only when it is wanted.
FileDialog {
    id: dialog

    signal chosen(url file)

    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Lists of returns") + " (*.csv *.txt *.tsv *.json *.jsonl)", qsTr("All files") + " (*)"]
    onAccepted: dialog.chosen(dialog.selectedFile)
    Component.onCompleted: open()
}
