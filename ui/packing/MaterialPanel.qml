import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Packing

// What the box is made of, what may be claimed of it, and which rules come.
Card {
    id: panel

    required property PackingScreen screen

    padding: Theme.space3

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        BodyText {
            objectName: "materialName"
            Layout.fillWidth: true
            text: panel.screen.materialName
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Chip {
            kind: panel.screen.recyclable ? "ok" : "plain"
            iconName: "recycle"
            text: panel.screen.recyclable ? qsTr("recyclable") : qsTr("not recyclable")
        }
        Chip {
            visible: panel.screen.biodegradable
            kind: "ok"
            iconName: "leaf"
            text: qsTr("biodegradable")
        }
        Chip {
            visible: panel.screen.claim !== ""
            kind: "ok"
            iconName: "badge-check"
            text: panel.screen.claim
        }
    }
    RowLayout {
        visible: panel.screen.comingLaw !== ""
        Layout.fillWidth: true
        spacing: Theme.space2

        Icon {
            name: "info"
            size: 20
            color: Theme.accent
        }
        CaptionText {
            objectName: "comingLaw"
            Layout.fillWidth: true
            text: panel.screen.comingLaw
        }
    }
    CaptionText {
        objectName: "noClaim"
        visible: text !== ""
        Layout.fillWidth: true
        text: panel.screen.noClaim
    }
}
