import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Regrade.Kit

// One of a few: options are {id, text, icon?}. Rows wrap when the width is short; `even`: all in one row of equal cells.
ColumnLayout {
    id: row

    property string label: ""
    property var options: []
    property string currentId: ""
    property var currentIds: [] // where more than one may hold
    property int cell: Theme.target
    property bool even: false
    signal picked(string id)

    spacing: Theme.space1

    Text {
        visible: row.label !== ""
        Layout.fillWidth: true
        text: row.label
        color: Theme.text2
        font.pixelSize: Theme.caption
        font.weight: Font.Medium
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space2

        Repeater {
            model: row.options

            T.Button {
                id: option
                required property var modelData
                readonly property bool chosen: modelData.id === row.currentId || row.currentIds.indexOf(modelData.id) >= 0

                objectName: row.objectName + "_" + modelData.id
                implicitHeight: row.cell
                width: row.even ? Math.floor((row.width + Theme.space2) / row.options.length) - Theme.space2 : Math.min(implicitWidth, row.width)
                implicitWidth: Math.max(Theme.target + 16, inner.implicitWidth + 2 * Theme.space4)
                focusPolicy: Qt.StrongFocus
                Accessible.name: modelData.text
                Accessible.role: Accessible.RadioButton
                Accessible.checked: chosen
                onClicked: row.picked(modelData.id)

                background: Rectangle {
                    radius: Theme.radius
                    color: option.chosen ? Theme.accent : Theme.surface
                    border.width: 1
                    border.color: option.chosen ? Theme.accent : Theme.edge

                    Rectangle {
                        anchors.fill: parent
                        radius: parent.radius
                        color: Theme.text
                        opacity: option.down ? 0.18 : option.hovered ? 0.06 : 0
                    }
                    FocusRing { shown: option.activeFocus }
                }
                contentItem: Item {
                    RowLayout {
                        id: inner
                        anchors.centerIn: parent
                        width: Math.min(implicitWidth, option.width - 2 * (row.even ? Theme.space1 : Theme.space2))
                        spacing: Theme.space2

                        Icon {
                            visible: option.chosen && !row.even
                            name: "check"
                            size: 20
                            color: Theme.inkOnAccent
                        }
                        Text {
                            Layout.fillWidth: true
                            text: option.modelData.text
                            color: option.chosen ? Theme.inkOnAccent : Theme.text
                            font.pixelSize: Theme.dense
                            font.weight: option.chosen ? Font.DemiBold : Font.Normal
                            fontSizeMode: row.even ? Text.HorizontalFit : Text.FixedSize
                            minimumPixelSize: Theme.caption
                            horizontalAlignment: Text.AlignHCenter
                            elide: Text.ElideRight
                            textFormat: Text.PlainText
                        }
                    }
                }
            }
        }
    }
}
