import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Shell

// What the house has to say to everybody; stays until somebody has read it.
Rectangle {
    id: band

    required property HouseNotice notice

    visible: notice.text !== ""
    implicitHeight: visible ? Math.max(sentence.implicitHeight, read.implicitHeight) + Theme.space2 : 0
    color: Theme.warnFill

    RowLayout {
        anchors.fill: parent
        anchors.rightMargin: Theme.space5
        spacing: 0

        FeedbackBand {
            id: sentence
            objectName: "houseNotice"
            Layout.fillWidth: true
            kind: "warn"
            text: band.notice.text
        }
        PlainButton {
            id: read
            objectName: "houseNoticeRead"
            text: qsTr("Understood")
            iconName: "check"
            onClicked: band.notice.close()
        }
    }
}
