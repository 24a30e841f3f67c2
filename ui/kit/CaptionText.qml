import QtQuick

Text {
    color: Theme.text2
    font.pixelSize: Theme.caption
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
