import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Settings

// What the scanner sends: how its codes are told from typing, and what arrived of the last one.
Card {
    id: panel

    required property SettingsScreen screen
    property string maker: ""

    title: qsTr("Test the scanner")

    BodyText {
        Layout.fillWidth: true
        color: Theme.text2
        text: qsTr("Scan anything. What arrived is shown here; nothing is stored.")
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Math.max(64, arrived.implicitHeight + 2 * Theme.space3)
        radius: Theme.radius
        color: Theme.surface2

        MonoText {
            id: arrived
            objectName: "scanText"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.space3
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 4
            elide: Text.ElideRight
            text: panel.screen.scanText === "" ? "…" : panel.screen.scanText
            font.pixelSize: Theme.body
        }
    }
    BodyText {
        objectName: "scanMeaning"
        visible: text !== ""
        Layout.fillWidth: true
        text: panel.screen.scanMeaning
    }
    CaptionText {
        objectName: "scanRhythm"
        visible: text !== ""
        Layout.fillWidth: true
        text: panel.screen.scanRhythm
    }
    Repeater {
        model: panel.screen.scanAdvice

        RowLayout {
            id: advice
            required property string modelData
            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                Layout.alignment: Qt.AlignTop
                name: panel.screen.scanAgrees ? "circle-check" : "triangle-alert"
                size: 20
                color: panel.screen.scanAgrees ? Theme.ok : Theme.warn
            }
            BodyText {
                Layout.fillWidth: true
                text: advice.modelData
            }
        }
    }
    ChoiceRow {
        objectName: "scanEnd"
        Layout.fillWidth: true
        label: qsTr("End of a code")
        options: [{id: "key", text: qsTr("Return or Tab")}, {id: "pause", text: qsTr("Nothing")}]
        currentId: panel.screen.scanEnd
        onPicked: id => panel.screen.setScanEnd(id)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        TextEntry {
            id: prefix
            objectName: "scanPrefix"
            Layout.fillWidth: true
            label: qsTr("Prefix before each code")
            placeholder: qsTr("none, or ~, or ^B")
            text: panel.screen.scanPrefix
            onAccepted: panel.screen.setScanPrefix(text)
        }
        PlainButton {
            objectName: "saveScanPrefix"
            Layout.alignment: Qt.AlignBottom
            text: qsTr("Use")
            iconName: "check"
            onClicked: panel.screen.setScanPrefix(prefix.text)
        }
    }
    CheckRow {
        objectName: "scanHash"
        Layout.fillWidth: true
        text: qsTr("# is the separator of GS1 data")
        checked: panel.screen.scanHash
        onToggled: panel.screen.setScanHash(checked)
    }
    ChoiceRow {
        objectName: "scannerMaker"
        Layout.fillWidth: true
        label: qsTr("Maker's codes on the page")
        options: panel.screen.scannerMakers
        currentId: panel.maker
        onPicked: id => panel.maker = id
    }
    PlainButton {
        objectName: "scannerSheet"
        Layout.fillWidth: true
        text: qsTr("Page to set the scanner up")
        iconName: "printer"
        onClicked: panel.screen.writeScannerSheet(panel.maker)
    }
}
