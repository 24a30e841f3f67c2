import QtQuick
import QtQuick.Templates as T
import Regrade.Desk
import Regrade.Kit
import Regrade.Shell

// How the print queue stands; a press opens it. Without a printer there is no lamp: labels are files then.
T.Button {
    id: lamp

    required property Desk desk
    required property Screens screens
    property bool crowded: false
    readonly property PrintDesk prints: desk.prints
    readonly property string kind: prints.kind
    readonly property var forbidden: desk.forbidden

    objectName: "printerLamp"
    visible: kind !== "none" && forbidden["look.units"] === undefined
    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, fact.implicitWidth + 2 * Theme.space1)
    focusPolicy: Qt.StrongFocus
    text: kind === "unsure" ? qsTr("Label there? %1").arg(prints.unsure) : kind === "offline" ? qsTr("Printer off, %1 wait").arg(prints.waiting) : kind === "waiting" ? qsTr("Printing %1").arg(prints.waiting) : qsTr("Printer ready")
    Accessible.name: text
    onClicked: screens.open("printing")

    background: Rectangle {
        radius: Theme.radius
        color: lamp.hovered ? Theme.surface2 : "transparent"

        FocusRing { shown: lamp.activeFocus; around: 0 }
    }
    contentItem: Item {
        HeaderFact {
            id: fact
            anchors.centerIn: parent
            iconName: !lamp.crowded && (lamp.kind === "unsure" || lamp.kind === "offline") ? "circle-alert" : "printer"
            ink: lamp.kind === "unsure" ? Theme.error : lamp.kind === "ok" ? Theme.ok : Theme.warn
            text: !lamp.crowded ? lamp.text : lamp.kind === "unsure" ? lamp.prints.unsure + " ?" : lamp.kind === "offline" ? lamp.prints.waiting + " !" : lamp.kind === "ok" ? "" : String(lamp.prints.waiting)
        }
    }
}
