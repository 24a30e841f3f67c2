pragma Singleton
import QtQuick

// The house's look: every colour, size and space comes from here.
QtObject {
    id: theme

    property string mode: "light" // light, dark, contrast
    property bool reduceMotion: false

    readonly property bool dark: mode !== "light"

    // How much larger a window of this size shows everything: a large screen shows the same, not more in small print.
    function zoomOf(width, height) {
        return Math.max(1, Math.floor(4 * Math.min(width / 1920, height / 1080)) / 4)
    }

    function pick(light, dark, contrast) {
        return mode === "contrast" ? contrast : mode === "dark" ? dark : light
    }

    readonly property color bg: pick("#F3F4F6", "#14171B", "#000000")
    readonly property color surface: pick("#FFFFFF", "#1D2127", "#000000")
    readonly property color surface2: pick("#E9ECF0", "#282E36", "#1C1C1C")
    readonly property color text: pick("#14181D", "#F2F4F7", "#FFFFFF")
    readonly property color text2: pick("#464E58", "#B9C1CB", "#FFFFFF")
    readonly property color edge: pick("#707884", "#87919D", "#FFFFFF")
    readonly property color hairline: pick("#D9DDE3", "#353C46", "#FFFFFF")
    readonly property color accent: pick("#0B5CAD", "#7CBBFF", "#FFE100")
    readonly property color ok: pick("#0B6B3A", "#5FD08F", "#5CFF9D")
    readonly property color warn: pick("#7A4B00", "#FFC857", "#FFE100")
    readonly property color error: pick("#A8121A", "#FF9189", "#FFA6A0")
    readonly property color disabled: pick("#5F6772", "#98A1AC", "#C8C8C8")

    // What is written on a filled area of that role.
    readonly property color inkOnAccent: pick("#FFFFFF", "#14171B", "#000000")
    readonly property color inkOnOk: pick("#FFFFFF", "#14171B", "#000000")
    readonly property color warnFill: "#FFC857"
    readonly property color inkOnWarn: "#14181D"
    readonly property color inkOnError: pick("#FFFFFF", "#14171B", "#000000")

    // Quiet grounds behind a state, always with an icon and a word.
    readonly property color accentSoft: pick("#E3EEF9", "#1E3147", "#000000")
    readonly property color okSoft: pick("#E2F2E9", "#193528", "#000000")
    readonly property color warnSoft: pick("#FFF3D6", "#3A2F14", "#000000")
    readonly property color errorSoft: pick("#FBE6E7", "#43201F", "#000000")

    readonly property color gradeA: "#0A6235"
    readonly property color gradeB: "#0A57A4"
    readonly property color gradeC: "#FFC857"
    readonly property color gradeD: "#5A2A82"
    function gradeFill(grade) {
        return grade === "A" ? gradeA : grade === "B" ? gradeB : grade === "C" ? gradeC : grade === "D" ? gradeD : surface2
    }
    function gradeInk(grade) { return grade === "C" ? "#14181D" : grade === "" ? text2 : "#FFFFFF" }
    function gradeShape(grade) {
        return grade === "A" ? "circle" : grade === "B" ? "square" : grade === "C" ? "triangle" : grade === "D" ? "diamond" : "ring"
    }

    readonly property int caption: 14
    readonly property int dense: 16
    readonly property int body: 18
    readonly property int title3: 22
    readonly property int title2: 28
    readonly property int title1: 36
    readonly property int keyFigure: 56
    readonly property int verdict: 96
    readonly property string mono: "JetBrains Mono"

    readonly property int space1: 4
    readonly property int space2: 8
    readonly property int space3: 12
    readonly property int space4: 16
    readonly property int space5: 24
    readonly property int space6: 32
    readonly property int space7: 48

    readonly property int target: 48
    readonly property int primaryTarget: 72
    readonly property int radius: 8
    readonly property int radiusPrimary: 12
    readonly property int focusWidth: 3

    readonly property int quick: reduceMotion ? 0 : 80
    readonly property int normal: reduceMotion ? 0 : 160
}
