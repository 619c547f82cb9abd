// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every colour, size and duration of the window. Texts, and what has to hold them, grow with `percent`. The pairs that carry text reach 4.5:1 (tests/ui/tst_contrast.cpp).
pragma Singleton

import QtQuick

QtObject {
    id: theme

    /// "system", "light" or "dark"
    property string mode: "system"
    readonly property bool dark: mode === "dark" || (mode === "system" && systemColours.window.hslLightness < 0.5)
    readonly property SystemPalette systemColours: SystemPalette {}

    readonly property color ground: dark ? "#16181c" : "#ffffff"
    readonly property color panel: dark ? "#1d2025" : "#f6f7f9"
    readonly property color raised: dark ? "#24282f" : "#ffffff"
    readonly property color field: dark ? "#272b32" : "#e9ecf0"
    readonly property color hover: dark ? "#23272d" : "#eef0f3"
    readonly property color line: dark ? "#2a2e35" : "#e6e8ec"
    readonly property color text: dark ? "#e9ebee" : "#1b1e23"
    readonly property color quiet: dark ? "#a0a8b3" : "#5c6370"
    /// Marks and progress, never behind or as text
    readonly property color accent: dark ? "#35b89a" : "#0f8f76"
    /// Links and counts
    readonly property color accentText: dark ? "#5ad1b5" : "#0a735f"
    /// Filled buttons and badges, with accentInk written on them
    readonly property color accentFill: dark ? "#35b89a" : "#0b7a65"
    readonly property color accentPressed: dark ? "#2ea387" : "#086551"
    readonly property color accentInk: dark ? "#0b231d" : "#ffffff"
    readonly property color selected: dark ? "#2a2f37" : "#e2eeeb"
    readonly property color ownBubble: dark ? "#1f4b43" : "#dff3ee"
    readonly property color ownQuiet: dark ? "#b4c9c4" : "#4d5b58"
    readonly property color otherBubble: dark ? "#262a31" : "#f0f2f5"
    readonly property color warning: dark ? "#3a2f17" : "#fff4dc"
    readonly property color warningInk: dark ? "#f0c565" : "#7a5300"
    /// Behind our own name in a text, and what is written on it
    readonly property color mention: dark ? "#5a4712" : "#ffe08a"
    readonly property color mentionInk: dark ? "#ffe9b0" : "#4a3500"
    readonly property color caution: dark ? "#e0a526" : "#d99a00"
    readonly property color danger: dark ? "#f2938c" : "#b3261e"
    readonly property color fileMark: dark ? "#33404f" : "#d6e4f0"
    readonly property color fileMarkInk: dark ? "#a9c8ea" : "#2b5580"
    readonly property color shade: dark ? "#99000000" : "#59101418"
    /// Behind the messages of a room that was given one
    readonly property list<color> roomGrounds: dark ? ["#261a1c", "#241f14", "#18231b", "#132225", "#1a1e2c", "#231b29"] : ["#fdf1f2", "#fcf5e4", "#f0f8ea", "#e8f5f8", "#edf1fd", "#f7eefb"]
    function groundOf(number: int): color {
        return number > 0 ? roomGrounds[number - 1] : ground;
    }
    readonly property color avatarInk: "#ffffff"
    readonly property list<color> avatars: ["#456fa8", "#a85b16", "#754aa9", "#28794a", "#5d6b80", "#b0436e", "#0f7482", "#6f6a1d"]

    /// Size of texts; the window sets it.
    property int percent: 100
    readonly property real zoom: percent / 100
    /// A length that has to hold text, which is `size` at 100 %
    function px(size: real): int {
        return Math.round(size * zoom);
    }

    readonly property int gap1: 4
    readonly property int gap2: 8
    readonly property int gap3: 12
    readonly property int gap4: 16
    readonly property int gap5: 20

    /// Reactions are drawn by one font where it is there: one of colours beside one without would look like a mistake.
    readonly property string emojiFamily: "Noto Color Emoji"
    readonly property int textSize: px(14)
    readonly property int nameSize: px(12)
    readonly property int smallSize: px(11)
    readonly property int headingSize: px(16)
    readonly property int titleSize: px(20)

    // Of a larger text a pane shows less rather than taking the window from its neighbour.
    readonly property int roomsWidth: 156 + px(156)
    readonly property int narrowRoomsWidth: 132 + px(132)
    readonly property int drawerWidth: 160 + px(160)
    readonly property int leastRoomsWidth: 100 + px(100)
    readonly property int leastTalkWidth: 150 + px(150)
    readonly property int onePaneBelow: 300 + px(300)
    readonly property int leastWidth: Math.max(360, px(320))
    readonly property int rowHeight: px(64)
    readonly property int headHeight: px(72)
    readonly property int controlHeight: px(36)
    readonly property int bubbleRadius: 14
    readonly property int controlRadius: 10
    readonly property int bubbleWidth: px(560)
    readonly property real bubbleShare: 0.62

    /// The window sets it when the desktop asks for less motion.
    property bool stillness: false
    readonly property int motion: stillness ? 0 : 140
}
