import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// What waits. Rows are {id, grade, title, subtitle, age, state?}; state late or soon colours the age with its icon.
Item {
    id: queue

    property var model: []
    property string currentId: ""
    property string emptyText: qsTr("Nothing waits here.")
    property string title: ""
    property bool showGrade: true
    readonly property bool focused: list.activeFocus // Return picks the entry then
    signal picked(string id)

    implicitWidth: 280
    implicitHeight: 320

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space2

        RowLayout {
            visible: queue.title !== ""
            Layout.fillWidth: true

            Text {
                Layout.fillWidth: true
                text: queue.title
                color: Theme.text
                font.pixelSize: Theme.dense
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
            CaptionText { text: list.count }
        }
        CaptionText {
            visible: list.count === 0
            Layout.fillWidth: true
            text: queue.emptyText
        }
        ListView {
            id: list
            objectName: queue.objectName === "" ? "" : queue.objectName + "View"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.space1
            model: queue.model
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            activeFocusOnTab: count > 0
            keyNavigationEnabled: true

            delegate: T.Button {
                id: entry
                required property var modelData
                readonly property bool current: modelData.id === queue.currentId

                objectName: queue.objectName + "_" + modelData.id
                width: ListView.view.width
                height: 72
                focusPolicy: Qt.StrongFocus
                Accessible.name: modelData.title
                onClicked: queue.picked(modelData.id)
                Keys.onReturnPressed: queue.picked(modelData.id)

                background: Rectangle {
                    radius: Theme.radius
                    color: entry.current ? Theme.accentSoft : entry.hovered ? Theme.surface2 : Theme.surface
                    border.width: entry.current ? 2 : 1
                    border.color: entry.current ? Theme.accent : Theme.hairline
                    FocusRing { shown: entry.activeFocus; around: 0 }
                }
                contentItem: RowLayout {
                    spacing: Theme.space3

                    GradeBadge {
                        visible: queue.showGrade
                        Layout.leftMargin: Theme.space3
                        grade: entry.modelData.grade ?? ""
                        size: 32
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.leftMargin: queue.showGrade ? 0 : Theme.space3
                        spacing: 2

                        Text {
                            Layout.fillWidth: true
                            text: entry.modelData.title ?? ""
                            color: Theme.text
                            font.pixelSize: Theme.dense
                            font.weight: Font.Medium
                            elide: Text.ElideRight
                            textFormat: Text.PlainText
                        }
                        Text {
                            visible: text !== ""
                            Layout.fillWidth: true
                            text: entry.modelData.subtitle ?? ""
                            color: Theme.text2
                            font.pixelSize: Theme.caption
                            elide: Text.ElideRight
                            textFormat: Text.PlainText
                        }
                    }
                    RowLayout {
                        Layout.rightMargin: Theme.space3
                        spacing: Theme.space1

                        Icon {
                            visible: (entry.modelData.state ?? "") !== ""
                            name: entry.modelData.state === "late" ? "circle-alert" : "clock"
                            size: 16
                            color: ageText.color
                        }
                        Text {
                            id: ageText
                            text: entry.modelData.age ?? ""
                            color: entry.modelData.state === "late" ? Theme.error : entry.modelData.state === "soon" ? Theme.warn : Theme.text2
                            font.pixelSize: Theme.caption
                            textFormat: Text.PlainText
                        }
                    }
                }
            }
        }
    }
}
