import QtQuick
import QtQuick.Layouts
import Regrade.Desk
import Regrade.Kit
import Regrade.Settings

// Whether answers are heard as well as seen, and what each tone is like.
Card {
    id: card

    required property SettingsScreen screen
    readonly property Desk desk: screen.desk
    readonly property bool silent: desk.soundOn && desk.soundProblem !== ""

    title: qsTr("Sound")

    ChoiceRow {
        objectName: "sound"
        Layout.fillWidth: true
        label: qsTr("Every scan is answered by a tone")
        options: [{id: "on", text: qsTr("On")}, {id: "off", text: qsTr("Off")}]
        currentId: card.desk.soundOn ? "on" : "off"
        onPicked: id => card.screen.setSound(id === "on")
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space2

        Repeater {
            model: [{id: "ok", text: qsTr("Taken")}, {id: "soft", text: qsTr("Noted")}, {id: "warn", text: qsTr("Refused")}, {id: "error", text: qsTr("Problem")}]

            PlainButton {
                required property var modelData
                objectName: "tone_" + modelData.id
                enabled: card.desk.soundOn
                text: modelData.text
                iconName: "play"
                onClicked: card.screen.tryTone(modelData.id)
            }
        }
    }
    Chip {
        objectName: "soundState"
        visible: card.silent
        Layout.maximumWidth: parent.width
        kind: "warn"
        text: qsTr("No tone is heard")
    }
    BodyText {
        objectName: "soundProblem"
        visible: card.silent
        Layout.fillWidth: true
        text: card.desk.soundProblem
    }
    CaptionText {
        Layout.fillWidth: true
        text: card.desk.soundOn ? qsTr("Press a word to hear its tone. How loud it is, the computer's own settings say.") : qsTr("The band and the lamp answer all the same.")
    }
}
