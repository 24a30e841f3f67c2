import QtQuick
import QtQuick.Layouts
import Regrade.Kit

Window {
    id: main
    width: 1280
    height: 720
    visible: true
    color: Theme.bg

    ScreenFrame {
        anchors.fill: parent
        title: "Kit"
        subtitle: "all parts"
        notice: "Fine."
        left: QueueList {
            objectName: "queue"
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: "Waiting"
            currentId: "1"
            model: [{id: "1", grade: "A", title: "Electric kettle", subtitle: "BCDE FGHI JKLN O", age: "3 d"}, {id: "2", grade: "C", title: "Bar stool", subtitle: "BCDE FGHI JKLN O", age: "46 d", state: "late"}, {id: "3", grade: "", title: "Rug", subtitle: "x", age: "33 d", state: "soon"}, {id: "4", grade: "D", title: "Rug", subtitle: "x", age: "33 d"}, {id: "5", grade: "B", title: "Rug", subtitle: "x", age: "33 d"}]
        }
        Card {
            title: "A card"
            Layout.fillWidth: true
            TextEntry { label: "Order"; placeholder: "4-711"; Layout.fillWidth: true }
            NumberEntry { label: "Weight"; suffix: "g"; Layout.fillWidth: true }
            ChoiceRow { objectName: "c"; label: "Reason"; Layout.fillWidth: true; options: [{id: "a", text: "Changed mind"}, {id: "b", text: "Damaged in transit"}, {id: "c", text: "Wrong size"}]; currentId: "b" }
            CheckRow { text: "Traces of use"; checked: true }
            StepRow { number: 1; title: "Clean all surfaces"; detail: "70 % ethanol"; progress: "current"; Layout.fillWidth: true; PlainButton { text: "OK"; iconName: "check" } }
        }
        right: [
            GradeBadge { grade: "A"; size: 96 },
            StatTile { title: "Received"; value: "216"; caption: "n = 1,200"; state_: "ok"; Layout.fillWidth: true },
            BarChart { Layout.fillWidth: true; implicitHeight: 120; rows: [{text: "Cleaning", value: 12, note: "12"}, {text: "Repair", value: 4, note: "4"}]; accent: Theme.accent; ink: Theme.text },
            TimelineRow { Layout.fillWidth: true; title: "Graded B"; detail: "light wear"; when: "3 Mar 2026, 08:15"; who: "T01"; gap: "2:40" },
            Chip { text: "over 45 days"; kind: "warn" }
        ]
        footer: [
            Item { Layout.fillWidth: true },
            PlainButton { text: "Later" },
            DangerButton { text: "Leave" },
            PrimaryButton { text: "Confirm grade"; iconName: "check"; shortcutText: "Enter" }
        ]
    }
}
