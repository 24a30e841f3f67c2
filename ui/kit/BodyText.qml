import QtQuick

Text {
    color: Theme.text
    font.pixelSize: Theme.dense
    wrapMode: Text.Wrap
    lineHeight: 1.15
    textFormat: Text.PlainText
}
