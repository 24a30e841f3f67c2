import QtQuick
import QtQuick.Layouts
import Regrade.Desk
import Regrade.Kit
import Regrade.Shell

// The program's window: header, rail of screens, the screen itself.
Window {
    id: main

    required property Desk desk
    required property Screens screens
    required property FirstRun firstRun
    required property HouseNotice notice
    required property SignIn signIn
    readonly property bool works: !firstRun.needed && !signIn.covers

    width: 1280
    height: 720
    minimumWidth: 1280
    minimumHeight: 720
    visible: true
    title: "Regrade"
    color: Theme.bg

    function showPage() {
        page.source = ""
        page.setSource(screens.page, {"screen": screens.screen})
        if (main.works)
            page.forceActiveFocus()
    }

    Component.onCompleted: showPage()

    Binding {
        target: Theme
        property: "mode"
        value: main.desk.theme
    }
    Connections {
        target: main.screens
        function onCurrentChanged() { main.showPage() }
    }
    Connections {
        target: main.desk
        // Qt 6.4 leaves rows and columns as they were when the texts of several entries change at once, so the page is
        // made anew. Drafts lie outside it.
        function onLanguageChanged() { anew.restart() }
    }
    Timer {
        id: anew
        interval: 0
        onTriggered: main.showPage()
    }
    Connections {
        target: page.item
        ignoreUnknownSignals: true
        function onScreenWanted(id) { main.screens.open(id) }
        function onKioskWanted() { main.screens.setKiosk(true) }
        function onLeaveWanted() { main.signIn.askAgain() }
    }
    Repeater {
        model: main.screens.rail

        Item {
            id: key
            required property var modelData

            Shortcut {
                sequence: key.modelData.key
                enabled: main.works && !main.screens.kiosk
                onActivated: main.screens.open(key.modelData.id)
            }
        }
    }
    ColumnLayout {
        width: main.width / scale
        height: main.height / scale
        scale: Theme.zoomOf(main.width, main.height)
        transformOrigin: Item.TopLeft
        spacing: 0

        HeaderBar {
            visible: !main.screens.kiosk
            Layout.fillWidth: true
            desk: main.desk
            screens: main.screens
            signIn: main.signIn
        }
        NoticeBand {
            Layout.fillWidth: true
            Layout.maximumHeight: main.screens.kiosk ? 0 : implicitHeight
            clip: true
            enabled: !main.screens.kiosk
            notice: main.notice
        }
        RowLayout {
            visible: main.works
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            NavRail {
                objectName: "rail"
                visible: !main.screens.kiosk
                Layout.fillHeight: true
                screens: main.screens
                desk: main.desk
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 0

                FeedbackBand {
                    objectName: "scanBand"
                    Layout.fillWidth: true
                    kind: main.screens.bandKind
                    text: main.screens.bandText
                }
                FeedbackBand {
                    objectName: "forbiddenBand"
                    Layout.fillWidth: true
                    kind: "warn"
                    text: main.screens.forbidden
                }
                Loader {
                    id: page
                    objectName: "page"
                    focus: true
                    enabled: main.screens.forbidden === ""
                    opacity: enabled ? 1 : 0.45
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        FirstRunPage {
            visible: main.firstRun.needed
            Layout.fillWidth: true
            Layout.fillHeight: true
            firstRun: main.firstRun
            onLeadWanted: {
                main.firstRun.startEmpty()
                main.signIn.change()
            }
        }
        SignInPage {
            id: signInPage
            objectName: "signInPage"
            visible: !main.firstRun.needed && main.signIn.covers
            Layout.fillWidth: true
            Layout.fillHeight: true
            signIn: main.signIn
            onVisibleChanged: visible ? forceActiveFocus() : page.forceActiveFocus()
        }
    }
}
