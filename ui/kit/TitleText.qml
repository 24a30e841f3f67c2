import QtQuick

Text {
    color: Theme.text
    font.pixelSize: Theme.title3
    font.weight: Font.DemiBold
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
