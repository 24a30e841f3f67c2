import QtQuick
import QtQuick.Layouts
import Regrade.Grading
import Regrade.Kit

// The confirmed grade, and why.
Card {
    id: panel

    required property GradingScreen screen

    GradeBadge {
        objectName: "verdict"
        Layout.alignment: Qt.AlignHCenter
        grade: panel.screen.verdict
        size: 144
    }
    TitleText {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: panel.screen.verdictName
    }
    BodyText {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        color: Theme.text2
        text: panel.screen.verdictWhy
    }
    CaptionText {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Assessed in %1 s").arg(panel.screen.elapsedSeconds)
    }
}
