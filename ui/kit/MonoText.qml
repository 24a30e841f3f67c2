import QtQuick

// Ids, serial numbers and running clocks: every figure has the same width.
Text {
    color: Theme.text
    font.family: Theme.mono
    font.pixelSize: Theme.dense
    textFormat: Text.PlainText
}
