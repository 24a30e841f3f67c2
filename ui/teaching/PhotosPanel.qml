import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Teaching

// The photos that will be learnt; one that went wrong can be taken out.
Card {
    id: panel

    required property TeachingScreen screen

    title: qsTr("Photos of good units")
    padding: Theme.space3

    CaptionText {
        visible: panel.screen.photos.length === 0
        Layout.fillWidth: true
        text: panel.screen.taughtPhotos === 1 ? qsTr("Taught with one photo so far. New photos replace it.") : panel.screen.taughtPhotos > 1 ? qsTr("Taught with %1 photos so far. New photos replace them.").arg(panel.screen.taughtPhotos) : qsTr("Four to eight are a good start.")
    }
    Repeater {
        model: panel.screen.advice

        RowLayout {
            id: line
            required property string modelData
            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                Layout.alignment: Qt.AlignTop
                name: "info"
                size: 18
                color: Theme.accent
            }
            CaptionText {
                objectName: "advice"
                Layout.fillWidth: true
                text: line.modelData
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 2
        columnSpacing: Theme.space2
        rowSpacing: Theme.space2

        Repeater {
            model: panel.screen.photos

            Rectangle {
                id: cell
                required property url modelData
                required property int index
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: 96
                radius: Theme.radius
                color: Theme.surface2
                clip: true

                PhotoView {
                    anchors.fill: parent
                    source: cell.modelData
                }
                PlainButton {
                    objectName: "removePhoto_" + cell.index
                    visible: panel.screen.state === TeachingScreen.Collecting // qmllint disable unqualified
                    anchors.top: parent.top
                    anchors.right: parent.right
                    iconName: "x"
                    Accessible.name: qsTr("Take this photo out")
                    onClicked: panel.screen.removePhoto(cell.index) // qmllint disable unqualified
                }
            }
        }
    }
}
