import QtQuick
import QtQuick.Layouts
import Regrade.Kit
import Regrade.Station
import Regrade.Teaching

// What confirmed units say of the taught limit: an alarm when light or camera changed, and a limit drawn anew.
Card {
    id: panel

    required property LimitCare limit

    title: qsTr("Limit and confirmed units")
    padding: Theme.space3

    RowLayout {
        visible: panel.limit.alarm !== ""
        Layout.fillWidth: true
        spacing: Theme.space2

        Icon {
            Layout.alignment: Qt.AlignTop
            name: "triangle-alert"
            size: 22
            color: Theme.warn
        }
        BodyText {
            objectName: "driftAlarm"
            Layout.fillWidth: true
            color: Theme.warn
            text: panel.limit.alarm + " " + qsTr("Set the lamp as it was, or teach the product again.")
        }
    }
    CaptionText {
        objectName: "limitInUse"
        Layout.fillWidth: true
        text: panel.limit.inUse
    }
    CaptionText {
        objectName: "limitState"
        Layout.fillWidth: true
        text: panel.limit.state
    }
    Repeater {
        model: panel.limit.figures

        ColumnLayout {
            id: figure
            required property var modelData
            Layout.fillWidth: true
            spacing: 2

            CaptionText {
                Layout.fillWidth: true
                text: figure.modelData.name
            }
            BodyText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                text: figure.modelData.before + " → " + figure.modelData.after
            }
        }
    }
    CaptionText {
        objectName: "looksState"
        Layout.fillWidth: true
        text: panel.limit.looksState
    }
    ReasonEntry {
        objectName: "limitReason"
        visible: panel.limit.offered || panel.limit.looksOffered
        Layout.fillWidth: true
        label: qsTr("Why is it accepted?")
        reason: panel.limit.reason
        usual: [qsTr("Too many good ones stopped"), qsTr("New lamp or camera"), qsTr("Enough confirmed units")]
        onGiven: reason => panel.limit.reason = reason
    }
    PlainButton {
        objectName: "acceptLimit"
        visible: panel.limit.offered
        enabled: panel.limit.reason !== "" && panel.limit.limitLacks === ""
        Layout.fillWidth: true
        iconName: "check"
        text: qsTr("Use the new limit")
        onClicked: panel.limit.accept()
    }
    PlainButton {
        objectName: "acceptLooks"
        visible: panel.limit.looksOffered
        enabled: panel.limit.reason !== "" && panel.limit.looksLacks === ""
        Layout.fillWidth: true
        iconName: "check"
        text: qsTr("Use the new map")
        onClicked: panel.limit.acceptLooks()
    }
    CaptionText {
        objectName: "limitLacks"
        visible: text !== ""
        Layout.fillWidth: true
        text: panel.limit.offered ? panel.limit.limitLacks : panel.limit.looksOffered ? panel.limit.looksLacks : ""
    }
}
