import QtQuick
import Regrade.Kit

// A grade is told by letter, shape and colour together. An empty grade is an open ring.
Item {
    id: badge

    property string grade: ""
    property int size: 32

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.StaticText
    Accessible.name: grade === "" ? qsTr("not graded") : qsTr("Grade %1").arg(grade)

    ShapeMark {
        anchors.fill: parent
        shape: Theme.gradeShape(badge.grade)
        color: badge.grade === "" ? Theme.edge : Theme.gradeFill(badge.grade)
        rim: Theme.dark && badge.grade !== "" && badge.grade !== "C" ? Theme.text : "transparent"
    }
    Text {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: badge.grade === "C" ? badge.size * 0.12 : 0
        text: badge.grade
        color: Theme.gradeInk(badge.grade)
        font.pixelSize: Math.max(Theme.caption, Math.round(badge.size * 0.5))
        font.weight: Font.Bold
        textFormat: Text.PlainText
    }
}
