// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines under words of a text that are in no dictionary; the right button, or the menu's key, offers others. It lies over
// the text, and is drawn by itself: the text has no colour for it, and its undo is not touched.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Spelling

Item {
    id: marks
    required property TextArea over
    property Spelling spelling: null
    readonly property int count: check.starts.length

    /// Where a place of the text is drawn; whatever moves it is read here, so that it is looked at again.
    function boxOf(place: int): rect {
        const moved = over.contentHeight + over.width + over.font.pixelSize + over.text.length + over.preeditText.length;
        return moved < 0 ? Qt.rect(0, 0, 0, 0) : over.positionToRectangle(place);
    }
    /// True: a marked word is there.
    function askAt(place: int): bool {
        if (!check.ask(place))
            return false;
        const box = over.positionToRectangle(check.wordStart());
        menu.made().popup(marks, box.x, box.y + box.height);
        return true;
    }
    function replace(words: string) {
        const start = check.wordStart();
        const end = start + check.word.length;
        // What was written or committed since then may have moved it.
        if (over.text.slice(start, end).replace(/\u2019/g, "'") !== check.word)
            return over.forceActiveFocus();
        over.remove(start, end);
        over.insert(start, words);
        over.forceActiveFocus();
    }

    objectName: "spellMarks"
    anchors.fill: over
    Accessible.ignored: true // the menu has all of it

    SpellCheck {
        id: check
        spelling: marks.spelling
        text: marks.over.text
        cursor: marks.over.cursorPosition
        composing: marks.over.preeditText !== ""
    }
    Repeater {
        model: check.starts.length
        Rectangle {
            required property int index
            readonly property rect from: marks.boxOf(check.starts[index] ?? 0)
            readonly property rect to: marks.boxOf(check.ends[index] ?? 0)
            objectName: "spellMark"
            x: from.x
            y: from.y + from.height - 2
            // A word that is broken over two lines is marked on the first.
            width: to.y === from.y ? to.x - from.x : marks.over.width - marks.over.rightPadding - from.x
            height: 2
            radius: 1
            color: Theme.danger
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => {
            Qt.inputMethod.commit(); // qmllint disable type
            marks.askAt(marks.over.positionAt(point.position.x, point.position.y));
        }
    }
    Shortcut {
        sequences: ["Menu", "Shift+F10"]
        enabled: marks.over.activeFocus && marks.count > 0
        onActivated: {
            Qt.inputMethod.commit(); // qmllint disable type
            marks.askAt(marks.over.cursorPosition);
        }
    }
    LazySheet {
        id: menu
        from: Qt.resolvedUrl("SpellMenu.qml")
        function given(): var {
            return {
                word: Qt.binding(() => check.word),
                suggestions: Qt.binding(() => check.suggestions)
            };
        }
        function heard(): var {
            return {
                chosen: words => marks.replace(words),
                learned: () => marks.spelling.learn(check.word),
                switchedOff: () => marks.spelling.on = false
            };
        }
    }
}
