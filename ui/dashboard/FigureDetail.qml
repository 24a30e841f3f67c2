import QtQuick
import QtQuick.Layouts
import Regrade.Kit

// One figure explained: what it rests on, how it is reckoned, where its target comes from, and its parts.
ScreenFrame {
    id: detail

    required property var figure
    signal back()
    signal unitsWanted(string part)

    readonly property bool known: figure.title !== undefined

    title: known ? figure.title : ""
    titleTools: RowLayout {
        spacing: Theme.space2

        PlainButton {
            objectName: "backToTiles"
            text: qsTr("Back to the figures")
            iconName: "arrow-left"
            onClicked: detail.back()
        }
        PlainButton {
            objectName: "unitsBehind"
            visible: detail.known && detail.figure.opens
            text: qsTr("The units behind it")
            iconName: "chevron-right"
            onClicked: detail.unitsWanted("")
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 100

            Text {
                Layout.fillWidth: true
                text: detail.known ? detail.figure.value : ""
                color: Theme.text
                font.pixelSize: Theme.keyFigure
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.title3
                textFormat: Text.PlainText
            }
            Repeater {
                model: detail.known ? [detail.figure.caption, detail.figure.before, detail.figure.note].filter(text => text !== "") : []

                BodyText {
                    required property string modelData
                    Layout.fillWidth: true
                    text: modelData
                    wrapMode: Text.Wrap
                }
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 100
            title: qsTr("How it is reckoned")

            BodyText {
                Layout.fillWidth: true
                text: detail.known ? detail.figure.formula : ""
                wrapMode: Text.Wrap
            }
            Chip {
                visible: detail.known && detail.figure.chance !== ""
                text: detail.known ? detail.figure.chance : ""
                kind: detail.known && detail.figure.state !== "plain" ? detail.figure.state : "plain"
            }
            Repeater {
                model: detail.known ? [detail.figure.target, detail.figure.why, detail.figure.source].filter(text => text !== "") : []

                BodyText {
                    required property string modelData
                    Layout.fillWidth: true
                    text: modelData
                    color: Theme.text2
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Card {
        visible: detail.known && detail.figure.trend.length > 1
        Layout.fillWidth: true
        title: qsTr("The last six months")

        TrendChart {
            Layout.fillWidth: true
            implicitHeight: 170
            rows: detail.known ? detail.figure.trend : []
            ink: Theme.text
            softInk: Theme.text2
            accent: Theme.accent
            ground: Theme.edge
        }
    }
    BarCard {
        objectName: "parts"
        visible: detail.known && detail.figure.parts.length > 0
        Layout.fillWidth: true
        title: qsTr("Its parts")
        rows: detail.known ? detail.figure.parts : []
        onPicked: id => detail.unitsWanted(id)
    }
}
