import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// Asked once for a product whose size nobody has told.
Card {
    id: panel

    required property PackingScreen screen

    function take() { panel.screen.setProductSize(length.value, width_.value, height_.value) }

    padding: Theme.space3

    CaptionText {
        Layout.fillWidth: true
        text: qsTr("How large is this product? Told once, it is kept. Without it no carton is proposed and no empty space is recorded.")
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        NumberEntry {
            id: length
            objectName: "productLength"
            Layout.fillWidth: true
            label: qsTr("Length")
            suffix: "mm"
            onAccepted: panel.take()
        }
        NumberEntry {
            id: width_
            objectName: "productWidth"
            Layout.fillWidth: true
            label: qsTr("Width")
            suffix: "mm"
            onAccepted: panel.take()
        }
        NumberEntry {
            id: height_
            objectName: "productHeight"
            Layout.fillWidth: true
            label: qsTr("Height")
            suffix: "mm"
            onAccepted: panel.take()
        }
        PlainButton {
            objectName: "takeSize"
            Layout.alignment: Qt.AlignBottom
            iconName: "check"
            text: qsTr("Take")
            onClicked: panel.take()
        }
    }
}
