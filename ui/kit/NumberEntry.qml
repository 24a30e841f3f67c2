import QtQuick

// A labelled number; `decimals` 0 = whole numbers only. Text that is no number reads as 0 and `filled` is false.
TextEntry {
    id: entry

    property int decimals: 0
    readonly property bool filled: text !== "" && field.acceptableInput
    readonly property real value: filled ? Number(text.replace(",", ".")) : 0

    inputMethodHints: Qt.ImhFormattedNumbersOnly
    validator: RegularExpressionValidator {
        regularExpression: entry.decimals > 0 ? /-?[0-9]{1,9}([.,][0-9]{0,4})?/ : /-?[0-9]{1,9}/
    }
}
