import QtQuick
import QtQuick.Layouts
import Regrade.Intake
import Regrade.Kit

// What is said once for all units of a pallet or batch.
Card {
    id: panel

    required property BatchRun batch

    title: qsTr("Said once for the whole pallet or batch")

    TextEntry {
        objectName: "batchReference"
        Layout.fillWidth: true
        label: qsTr("Reference")
        placeholder: qsTr("Scan it from the pallet")
        text: panel.batch.reference
        onEdited: text => panel.batch.setReference(text)
    }
    ChoiceRow {
        objectName: "batchSource"
        Layout.fillWidth: true
        label: qsTr("Source")
        options: panel.batch.sources
        currentId: panel.batch.source
        onPicked: id => panel.batch.chooseSource(id)
    }
    ChoiceRow {
        objectName: "batchOwner"
        Layout.fillWidth: true
        label: qsTr("Seller that owns the units")
        options: panel.batch.owners
        currentId: panel.batch.owner
        onPicked: id => panel.batch.chooseOwner(id)
    }
    ChoiceRow {
        objectName: "batchMarket"
        Layout.fillWidth: true
        label: qsTr("Market")
        options: panel.batch.markets
        currentId: panel.batch.market
        onPicked: id => panel.batch.chooseMarket(id)
    }
    CaptionText {
        objectName: "batchExpected"
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: panel.batch.expected > 0 ? qsTr("%1 units were announced under this reference.").arg(panel.batch.expected) : panel.batch.reference !== "" ? qsTr("Nothing was announced under this reference; units are counted all the same.") : ""
    }
}
