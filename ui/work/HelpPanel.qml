import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Station
import Regrade.Work

// A question to another site, written as a file, and the answers that came back.
Card {
    id: panel

    required property HelpCall help

    title: qsTr("Help from another site")
    padding: Theme.space3

    Repeater {
        model: panel.help.talks

        Column {
            id: talk
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.space1

            CaptionText {
                width: talk.width
                text: talk.modelData.step === "" ? qsTr("Asked") : qsTr("Asked at “%1”").arg(talk.modelData.step)
            }
            BodyText {
                width: talk.width
                text: talk.modelData.question
                wrapMode: Text.Wrap
            }
            Repeater {
                model: talk.modelData.answers

                BodyText {
                    required property var modelData
                    objectName: "helpAnswer"
                    width: talk.width
                    text: qsTr("%1: %2").arg(modelData.station).arg(modelData.text)
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    TextEntry {
        objectName: "helpWords"
        Layout.fillWidth: true
        freeText: true
        label: qsTr("What do you want to know?")
        text: panel.help.words
        onEdited: words => panel.help.setWords(words)
    }
    CheckRow {
        objectName: "helpPhoto"
        Layout.fillWidth: true
        text: qsTr("With a photo of the bench")
        checked: panel.help.withPhoto
        onToggled: panel.help.setWithPhoto(checked)
    }
    TextEntry {
        objectName: "helpFolder"
        Layout.fillWidth: true
        label: qsTr("Folder for the file")
        text: panel.help.folder
        onEdited: text => panel.help.setFolder(text)
    }
    PlainButton {
        objectName: "helpAsk"
        Layout.fillWidth: true
        enabled: !panel.help.busy && panel.help.words !== ""
        iconName: "upload"
        text: qsTr("Write the question")
        onClicked: panel.help.ask()
    }
    PackButton {
        objectName: "helpTake"
        Layout.fillWidth: true
        enabled: !panel.help.busy
        text: qsTr("Take an answer in")
        onChosen: file => panel.help.take(file)
    }
}
