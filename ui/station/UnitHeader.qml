import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// Which unit lies on the bench.
Card {
    id: header

    property string product: ""
    property string tag: ""
    property string grade: ""
    property bool showGrade: true
    property string fact: ""
    default property alias tools: toolRow.data

    Layout.fillWidth: true
    padding: Theme.space3

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        GradeBadge {
            visible: header.showGrade
            grade: header.grade
            size: 44
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Text {
                Layout.fillWidth: true
                text: header.product
                color: Theme.text
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space3

                MonoText {
                    objectName: "unitTag"
                    text: header.tag
                }
                CaptionText {
                    visible: header.fact !== ""
                    Layout.fillWidth: true
                    text: header.fact
                }
            }
        }
        RowLayout {
            id: toolRow
            spacing: Theme.space2
        }
    }
}
