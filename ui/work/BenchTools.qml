import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Work

// What can be done beside the steps: film the bench, ask another site.
RowLayout {
    id: tools

    required property WorkScreen screen
    readonly property BenchFilm film: screen.film

    function clock(seconds) {
        const rest = seconds % 60
        return Math.floor(seconds / 60) + ":" + (rest < 10 ? "0" : "") + rest
    }

    spacing: Theme.space2

    Shortcut {
        sequence: "Ctrl+R"
        enabled: filmButton.visible
        onActivated: tools.film.toggle()
    }
    PlainButton {
        id: filmButton
        objectName: "film"
        visible: tools.film.allowed
        iconName: tools.film.running ? "square" : "video"
        checkedLook: tools.film.running
        text: tools.film.running ? qsTr("Stop filming %1").arg(tools.clock(tools.film.seconds)) : qsTr("Film the work")
        onClicked: tools.film.toggle()
    }
    PlainButton {
        objectName: "help"
        visible: tools.screen.help.possible
        iconName: "circle-question-mark"
        checkedLook: tools.screen.help.open
        text: qsTr("Ask for help")
        onClicked: tools.screen.help.toggle()
    }
}
