import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// Where every unit stands now, and how old the stock is.
ColumnLayout {
    id: board

    required property var stages
    required property var ages
    required property var sums
    property bool large: false
    property bool still: false
    signal stagePicked(string id)
    signal agePicked(string id)

    spacing: Theme.space2

    Text {
        Layout.fillWidth: true
        text: qsTr("To be graded %1 · in work %2 · to be sold %3 · in house %4, in stock %5").arg(board.sums.toGrade).arg(board.sums.inWork).arg(board.sums.toSell).arg(board.sums.open).arg(board.sums.stock)
        color: Theme.text
        font.pixelSize: board.large ? Theme.title2 : Theme.dense
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 3
        columnSpacing: Theme.space2
        rowSpacing: Theme.space2

        Repeater {
            model: board.stages

            StageTile {
                required property var modelData
                objectName: "stages_" + modelData.id
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                stage: modelData
                large: board.large
                still: board.still
                onOpened: board.stagePicked(modelData.id)
            }
        }
    }
    Text {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        text: qsTr("Age since intake: %1 over the limit").arg(board.sums.overAge)
        color: Theme.text
        font.pixelSize: board.large ? Theme.title2 : Theme.dense
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 4
        columnSpacing: Theme.space2
        rowSpacing: Theme.space2

        Repeater {
            model: board.ages

            StageTile {
                required property var modelData
                objectName: "ages_" + modelData.id
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                stage: modelData
                large: board.large
                still: board.still
                onOpened: board.agePicked(modelData.id)
            }
        }
    }
}
