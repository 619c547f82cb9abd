// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text that is being written, and its keys. Enter sends, Shift+Enter begins a new line (or Ctrl+Enter and Enter), up in an empty text edits
// our last message, Ctrl+Up answers the last one, Escape goes back; while a name is looked for, keys choose among names.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Composer

TextArea {
    id: area
    required property Draft draft
    required property Mentioning mentioning
    required property string roomName
    required property bool canWrite
    /// Else Ctrl+Enter does, and Enter begins a new line.
    property bool enterSends: true
    readonly property bool quoting: draft.editing || draft.replyAuthor !== ""
    /// No placeholder of Qt's, which would read a room's name as markup.
    readonly property string hint: canWrite ? qsTr("Message to %1").arg(roomName) : qsTr("Nothing can be written here")
    readonly property bool blank: text === "" && preeditText === ""
    /// With the syllable that is still being composed.
    readonly property string written: text.slice(0, cursorPosition) + preeditText + text.slice(cursorPosition)
    signal sendAsked
    signal emojiAsked
    signal editLastAsked
    signal answerLastAsked

    function place(whole: string, cursor: int) {
        text = whole;
        cursorPosition = cursor;
    }
    /// Where the cursor is, after the syllable that is being composed.
    function write(words: string) {
        Qt.inputMethod.commit(); // qmllint disable type
        insert(cursorPosition, words);
    }
    function takeName(row: int) {
        Qt.inputMethod.commit(); // qmllint disable type
        mentioning.take(row);
        forceActiveFocus();
    }
    // Each says whether the key was meant for it.
    function confirms(modifiers: int): bool {
        if (mentioning.open && !(modifiers & Qt.ShiftModifier))
            takeName(-1);
        else if (enterSends ? modifiers & Qt.ShiftModifier : !(modifiers & Qt.ControlModifier))
            return settle();
        else
            sendAsked();
        return true;
    }
    /// The syllable that is being composed first, then the line.
    function settle(): bool {
        Qt.inputMethod.commit(); // qmllint disable type
        insert(cursorPosition, preeditText);
        return false;
    }
    function goesUp(modifiers: int): bool {
        if (mentioning.open)
            mentioning.step(-1);
        else if (modifiers === Qt.ControlModifier)
            answerLastAsked();
        else if (modifiers === Qt.NoModifier && blank && !draft.editing)
            editLastAsked();
        else
            return false;
        return true;
    }
    function goesBack(): bool {
        if (mentioning.open)
            mentioning.dismiss();
        else if (quoting)
            draft.dropQuote();
        else
            return false;
        return true;
    }
    function look() {
        mentioning.look(text, cursorPosition, preeditText);
    }

    ComposerHint {
        over: area
        visible: area.blank
        text: area.hint
    }
    Connections {
        target: area.draft
        function onTextChanged() {
            if (area.text !== area.draft.text)
                area.place(area.draft.text, area.draft.text.length);
        }
        function onQuoted() {
            area.forceActiveFocus();
        }
    }
    Connections {
        target: area.mentioning
        function onTaken(text: string, cursor: int) {
            area.place(text, cursor);
        }
    }
    objectName: "composerText"
    enabled: canWrite
    Component.onCompleted: place(draft.text, draft.text.length)
    onTextChanged: {
        draft.text = text;
        look();
    }
    onCursorPositionChanged: look()
    onPreeditTextChanged: look()
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    selectByMouse: true
    color: Theme.text
    selectionColor: Theme.accentFill
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.textSize
    background: null
    Accessible.role: Accessible.EditableText
    Accessible.name: hint
    Accessible.description: mentioning.open ? qsTr("Enter mentions %1; up and down choose another member").arg(mentioning.atName) : ""
    Accessible.multiLine: true
    Keys.onReturnPressed: event => event.accepted = confirms(event.modifiers)
    Keys.onEnterPressed: event => event.accepted = confirms(event.modifiers)
    Keys.onUpPressed: event => event.accepted = goesUp(event.modifiers & ~Qt.KeypadModifier)
    Keys.onDownPressed: event => {
        event.accepted = mentioning.open;
        mentioning.step(1);
    }
    Keys.onTabPressed: event => {
        event.accepted = mentioning.open;
        if (mentioning.open)
            takeName(-1);
    }
    Keys.onEscapePressed: event => event.accepted = goesBack()
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Period && event.modifiers === Qt.ControlModifier;
        if (event.accepted)
            emojiAsked();
    }
    // Escape closes what is open in the window, too; the nearest goes first.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && (quoting || mentioning.open)
}
