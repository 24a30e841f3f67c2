import QtQuick
import QtQuick.Layouts
import Regrade.Channels
import Regrade.Kit

// How channels sell, what should go where, and the rules that hold in the markets today.
ScreenFrame {
    id: page

    required property ChannelsScreen screen
    readonly property int gradeWidth: 56
    readonly property int countWidth: 84
    readonly property int shareWidth: 264
    signal screenWanted(string id)

    title: qsTr("Channels and market rules")
    subtitle: page.screen.automatic ? qsTr("Moves are done by themselves, as the policy says") : qsTr("Nothing moves until you accept it")
    problem: page.screen.problem
    notice: page.screen.notice
    rightWidth: 288

    Card {
        Layout.fillWidth: true
        title: qsTr("Proposed moves")
        padding: Theme.space3

        BodyText {
            visible: page.screen.moves.length === 0
            Layout.fillWidth: true
            color: Theme.text2
            text: qsTr("Nothing is proposed: no other channel is shown to be worth more.")
        }
        Repeater {
            model: page.screen.moves

            RowLayout {
                id: move
                required property var modelData
                required property int index
                Layout.fillWidth: true
                spacing: Theme.space3

                Column {
                    Layout.fillWidth: true

                    BodyText {
                        width: parent.width
                        font.weight: Font.DemiBold
                        text: move.modelData.title
                    }
                    CaptionText {
                        width: parent.width
                        wrapMode: Text.Wrap
                        text: move.modelData.why
                    }
                }
                PrimaryButton {
                    objectName: "accept_" + move.modelData.id
                    enabled: page.screen.mayNot === "" && !page.screen.busy
                    text: qsTr("Accept")
                    iconName: "check"
                    onClicked: page.screen.accept(move.index)
                }
            }
        }
    }
    Card {
        visible: page.screen.made.length > 0
        Layout.fillWidth: true
        title: qsTr("Moves in force")
        padding: Theme.space3

        Repeater {
            model: page.screen.made

            RowLayout {
                id: madeRow
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.space3

                BodyText {
                    Layout.fillWidth: true
                    text: madeRow.modelData.title
                }
                PlainButton {
                    objectName: "undo_" + madeRow.modelData.id
                    enabled: page.screen.mayNot === "" && !page.screen.busy
                    text: qsTr("Undo")
                    iconName: "undo-2"
                    onClicked: page.screen.undo(madeRow.modelData.id)
                }
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space3
        Layout.rightMargin: Theme.space3
        spacing: Theme.space3

        CaptionText { Layout.fillWidth: true; text: qsTr("Channel") }
        CaptionText { Layout.preferredWidth: page.gradeWidth; text: qsTr("Grade") }
        CaptionText { Layout.preferredWidth: page.countWidth; text: qsTr("On offer") }
        CaptionText { Layout.preferredWidth: page.countWidth; text: qsTr("Sold, 90 days") }
        CaptionText { Layout.preferredWidth: page.shareWidth; text: qsTr("Share sold, with its 95 % interval") }
        CaptionText { Layout.preferredWidth: page.countWidth; text: qsTr("Lasts") }
    }
    ListView {
        objectName: "figures"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        model: page.screen.figures
        boundsBehavior: Flickable.StopAtBounds

        delegate: Rectangle {
            id: line
            required property var modelData
            width: ListView.view.width
            height: 48
            color: "transparent"

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.hairline
            }
            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.space3
                anchors.rightMargin: Theme.space3
                spacing: Theme.space3

                BodyText {
                    Layout.fillWidth: true
                    text: line.modelData.channel
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                }
                Item {
                    Layout.preferredWidth: page.gradeWidth
                    implicitHeight: 32
                    GradeBadge { grade: line.modelData.grade; size: 32 }
                }
                BodyText { Layout.preferredWidth: page.countWidth; text: line.modelData.onOffer }
                BodyText { Layout.preferredWidth: page.countWidth; text: line.modelData.sold }
                BodyText { Layout.preferredWidth: page.shareWidth; text: line.modelData.share; font.pixelSize: Theme.dense }
                BodyText { Layout.preferredWidth: page.countWidth; text: line.modelData.cover }
            }
        }
    }

    rightArea: [
        Card {
            Layout.fillWidth: true
            title: qsTr("Rules in force")
            padding: Theme.space3

            Repeater {
                model: page.screen.packs

                FactRow {
                    required property var modelData
                    Layout.fillWidth: true
                    name: modelData.title
                    value: modelData.note
                }
            }
        },
        Card {
            visible: page.screen.certificates.length > 0
            Layout.fillWidth: true
            title: qsTr("Certificates")
            padding: Theme.space3

            Repeater {
                model: page.screen.certificates

                FactRow {
                    required property var modelData
                    Layout.fillWidth: true
                    name: modelData.title
                    value: modelData.note
                }
            }
        }
    ]

    footer: [
        BodyText {
            objectName: "missing"
            Layout.fillWidth: true
            color: Theme.text2
            text: page.screen.mayNot
        },
        PlainButton {
            objectName: "toDashboard"
            text: qsTr("Back to the figures")
            iconName: "arrow-left"
            onClicked: page.screenWanted("dashboard")
        }
    ]
}
