import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// The units behind a figure, one a line.
ScreenFrame {
    id: list

    property string caption: ""
    property var units: []
    signal back()
    signal opened(string id)

    readonly property int gradeWidth: 56
    readonly property int tagWidth: 190
    readonly property int placeWidth: 210
    readonly property int ageWidth: 90
    readonly property int priceWidth: 110
    readonly property bool sold: list.units.some(unit => unit.price !== "") // what was not sold has no price here

    subtitle: caption
    titleTools: PlainButton {
        objectName: "backToFigures"
        text: qsTr("Back to the figures")
        iconName: "arrow-left"
        onClicked: list.back()
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        spacing: Theme.space3

        CaptionText { Layout.preferredWidth: list.gradeWidth; text: qsTr("Grade") }
        CaptionText { Layout.fillWidth: true; text: qsTr("Product") }
        CaptionText { Layout.preferredWidth: list.tagWidth; text: qsTr("Tag") }
        CaptionText { Layout.preferredWidth: list.placeWidth; text: qsTr("Where") }
        CaptionText { Layout.preferredWidth: list.ageWidth; text: qsTr("Age"); horizontalAlignment: Text.AlignRight }
        CaptionText { visible: list.sold; Layout.preferredWidth: list.priceWidth; text: qsTr("Price"); horizontalAlignment: Text.AlignRight }
    }
    ListView {
        objectName: "unitTable"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        model: list.units
        boundsBehavior: Flickable.StopAtBounds
        spacing: 2

        delegate: T.Button {
            id: row
            required property var modelData

            objectName: "unit_" + modelData.id
            width: ListView.view.width
            height: 56
            focusPolicy: Qt.StrongFocus
            Accessible.name: modelData.product + ", " + modelData.tag
            onClicked: list.opened(modelData.id)
            Keys.onReturnPressed: list.opened(modelData.id)

            background: Rectangle {
                radius: Theme.radius
                color: row.hovered ? Theme.surface2 : Theme.surface
                border.width: 1
                border.color: Theme.hairline
                FocusRing { shown: row.activeFocus; around: 0 }
            }
            contentItem: Item {
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.space4
                    anchors.rightMargin: Theme.space4
                    spacing: Theme.space3

                    Item {
                        Layout.preferredWidth: list.gradeWidth
                        implicitHeight: 32
                        GradeBadge { grade: row.modelData.grade; size: 32 }
                    }
                    Text {
                        Layout.fillWidth: true
                        text: row.modelData.product
                        color: Theme.text
                        font.pixelSize: Theme.dense
                        elide: Text.ElideRight
                        textFormat: Text.PlainText
                    }
                    MonoText {
                        Layout.preferredWidth: list.tagWidth
                        text: row.modelData.tag
                        font.pixelSize: Theme.caption
                    }
                    BodyText {
                        Layout.preferredWidth: list.placeWidth
                        text: row.modelData.where
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                    RowLayout {
                        Layout.preferredWidth: list.ageWidth
                        Layout.maximumWidth: list.ageWidth
                        spacing: Theme.space1

                        Item { Layout.fillWidth: true }
                        Icon {
                            visible: row.modelData.state !== ""
                            name: row.modelData.state === "late" ? "circle-alert" : "clock"
                            size: 16
                            color: age.color
                        }
                        BodyText {
                            id: age
                            text: row.modelData.age
                            color: row.modelData.state === "late" ? Theme.error : row.modelData.state === "soon" ? Theme.warn : Theme.text
                        }
                    }
                    BodyText {
                        Layout.preferredWidth: list.priceWidth
                        horizontalAlignment: Text.AlignRight
                        visible: list.sold
                        text: row.modelData.price === "" ? "–" : row.modelData.price
                    }
                }
            }
        }
    }
}
