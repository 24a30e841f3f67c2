import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Passport
import Regrade.Station

ScreenFrame {
    id: page

    required property PassportScreen screen

    title: qsTr("Unit record")
    subtitle: page.screen.unit === "" ? qsTr("Scan a tag, or look a unit up") : page.screen.whereabouts
    problem: page.screen.problem
    notice: page.screen.notice
    busy: page.screen.busy

    leftArea: [
        TextEntry {
            objectName: "unitSearch"
            Layout.fillWidth: true
            label: qsTr("Find a unit")
            placeholder: qsTr("Tag, product, SKU or order")
            freeText: true
            onEdited: text => page.screen.search(text)
            onAccepted: page.screen.open(text)
        },
        QueueList {
            objectName: "unitMatches"
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: page.screen.matches
            currentId: page.screen.unit
            emptyText: qsTr("No unit has these letters in its tag, product or order.")
            onPicked: id => page.screen.open(id)
        },
        PackButton {
            objectName: "openTicket"
            visible: page.screen.ticket.possible
            Layout.fillWidth: true
            enabled: !page.screen.ticket.busy
            text: qsTr("Question from another site")
            onChosen: file => page.screen.ticket.openFile(file)
        }
    ]

    TicketPanel {
        visible: page.screen.ticket.open
        Layout.fillWidth: true
        ticket: page.screen.ticket
    }
    EmptyState {
        visible: page.screen.unit === "" && !page.screen.ticket.open
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "scan-barcode"
        title: qsTr("Which unit?")
        text: qsTr("Scan its tag at any time, on any screen. Its whole record opens here.")
    }
    Card {
        visible: page.screen.unit !== ""
        Layout.fillWidth: true

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space4

            GradeBadge {
                grade: page.screen.grade
                size: 72
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space1

                TitleText {
                    objectName: "recordProduct"
                    Layout.fillWidth: true
                    text: page.screen.product
                }
                MonoText {
                    text: page.screen.tag
                    font.pixelSize: Theme.body
                }
                BodyText {
                    Layout.fillWidth: true
                    text: page.screen.gradeName
                    font.weight: Font.DemiBold
                }
                Repeater {
                    model: page.screen.gradeWhy

                    BodyText {
                        required property string modelData
                        Layout.fillWidth: true
                        color: Theme.text2
                        text: modelData
                    }
                }
            }
        }
    }
    RepairPanel {
        visible: page.screen.unit !== "" && page.screen.repair.possible
        Layout.fillWidth: true
        pair: page.screen.repair
    }
    Card {
        visible: page.screen.timeline.length > 0
        Layout.fillWidth: true
        title: qsTr("What happened, newest first")

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Repeater {
                id: history
                model: page.screen.timeline

                TimelineRow {
                    required property var modelData
                    required property int index
                    Layout.fillWidth: true
                    iconName: modelData.icon
                    title: modelData.title
                    detail: modelData.detail
                    when: modelData.when
                    who: modelData.who
                    gap: modelData.gap
                    first: index === 0
                    last: index === history.count - 1
                }
            }
        }
    }
    Item {
        Layout.fillHeight: true
        visible: page.screen.unit !== ""
    }

    rightArea: [
        Card {
            visible: page.screen.unit !== ""
            Layout.fillWidth: true
            title: qsTr("Photos")

            Rectangle {
                visible: page.screen.photos.length > 0
                Layout.fillWidth: true
                implicitHeight: 220
                radius: Theme.radius
                color: Theme.surface2

                PhotoView {
                    objectName: "recordPhoto"
                    anchors.fill: parent
                    anchors.margins: 2
                    image: page.screen.photo
                    boxes: page.screen.boxes
                }
            }
            Flow {
                visible: page.screen.photos.length > 1
                Layout.fillWidth: true
                spacing: Theme.space2

                Repeater {
                    model: page.screen.photos

                    PlainButton {
                        required property var modelData
                        required property int index
                        objectName: "photo_" + index
                        text: modelData.view
                        checkedLook: index === page.screen.photoIndex
                        onClicked: page.screen.choosePhoto(index)
                    }
                }
            }
            Repeater {
                model: page.screen.defects

                BodyText {
                    required property string modelData
                    Layout.fillWidth: true
                    text: modelData
                }
            }
            CaptionText {
                visible: page.screen.defects.length === 0
                Layout.fillWidth: true
                text: page.screen.photos.length > 0 ? qsTr("The camera marked nothing on this photo.") : qsTr("No photo of this unit is on record.")
            }
        },
        Card {
            visible: page.screen.unit !== ""
            Layout.fillWidth: true
            title: qsTr("Facts")

            Repeater {
                model: page.screen.facts

                FactRow {
                    required property var modelData
                    Layout.fillWidth: true
                    name: modelData.name
                    value: modelData.value
                    mono: modelData.mono
                }
            }
        },
        Card {
            visible: page.screen.unit !== ""
            Layout.fillWidth: true
            title: qsTr("Label")

            Rectangle {
                visible: !label.empty
                Layout.fillWidth: true
                implicitHeight: width * 40 / 60
                radius: Theme.radius
                color: "#FFFFFF"
                border.width: 1
                border.color: Theme.edge

                PhotoView {
                    id: label
                    objectName: "recordLabel"
                    anchors.fill: parent
                    anchors.margins: Theme.space2
                    image: page.screen.label
                }
            }
            CaptionText {
                objectName: "labelCopy"
                visible: text !== ""
                Layout.fillWidth: true
                text: page.screen.labelCopy
                color: Theme.text
                wrapMode: Text.Wrap
            }
            CaptionText {
                objectName: "labelPlace"
                visible: text !== ""
                Layout.fillWidth: true
                text: page.screen.labelPlace
                wrapMode: Text.Wrap
            }
            CaptionText {
                visible: page.screen.labelFile !== ""
                Layout.fillWidth: true
                text: page.screen.labelFile
                wrapMode: Text.WrapAnywhere
            }
            PlainButton {
                objectName: "reprintLabel"
                Layout.fillWidth: true
                text: qsTr("Print the tag again")
                iconName: "printer"
                enabled: page.screen.canReprint && !page.screen.busy
                onClicked: page.screen.reprint()
            }
            CaptionText {
                objectName: "reprintLacks"
                visible: text !== ""
                Layout.fillWidth: true
                text: page.screen.reprintLacks
            }
        },
        EvidenceCard {
            visible: page.screen.unit !== ""
            Layout.fillWidth: true
            screen: page.screen
        },
        Item { Layout.fillHeight: true }
    ]
}
