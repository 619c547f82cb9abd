// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/shortcut_table.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(Keys)
};

constexpr QKeySequence::StandardKey writing[] = {
    QKeySequence::Copy,
    QKeySequence::Cut,
    QKeySequence::Paste,
    QKeySequence::Undo,
    QKeySequence::Redo,
    QKeySequence::SelectAll,
    QKeySequence::Delete,
    QKeySequence::DeleteStartOfWord,
    QKeySequence::DeleteEndOfWord,
    QKeySequence::DeleteEndOfLine,
    QKeySequence::DeleteCompleteLine,
    QKeySequence::MoveToNextWord,
    QKeySequence::MoveToPreviousWord,
    QKeySequence::MoveToStartOfDocument,
    QKeySequence::MoveToEndOfDocument,
    QKeySequence::MoveToStartOfBlock,
    QKeySequence::MoveToEndOfBlock,
    QKeySequence::SelectNextWord,
    QKeySequence::SelectPreviousWord,
    QKeySequence::SelectStartOfDocument,
    QKeySequence::SelectEndOfDocument,
    QKeySequence::SelectStartOfBlock,
    QKeySequence::SelectEndOfBlock,
};

bool isFunctionKey(int key) { return key >= Qt::Key_F1 && key <= Qt::Key_F35; }

/// Enter, Escape, Space, Hangul and the like mean what they mean with Ctrl or Shift too.
bool isNobodysKey(int key) {
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_Space:
    case Qt::Key_Backspace:
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
        return true;
    default:
        return (key >= Qt::Key_Multi_key && key <= Qt::Key_Hangul_Special) || key == Qt::Key_Mode_switch;
    }
}

} // namespace

std::vector<KeyAction> keyActions() {
    const QString rooms = Keys::tr("Rooms");
    const QString finding = Keys::tr("Finding");
    const QString text = Keys::tr("Writing");
    const QString window = Keys::tr("Window");
    return {
        {"switchRoom", {"Ctrl+K"}, rooms, Keys::tr("Go to a room by its name")},
        {"nextRoom", {"Ctrl+Tab", "Alt+Down", "Ctrl+PgDown"}, rooms, Keys::tr("Next room")},
        {"previousRoom", {"Ctrl+Shift+Tab", "Alt+Up", "Ctrl+PgUp"}, rooms, Keys::tr("Previous room")},
        {"ownWindow", {"Ctrl+Shift+N"}, rooms, Keys::tr("Open this room in a window of its own")},
        {"newRoom", {"Ctrl+N"}, rooms, Keys::tr("New room")},
        {"members", {"Ctrl+Shift+M"}, rooms, Keys::tr("Members of this room")},
        {"searchAll", {"Ctrl+Shift+F"}, finding, Keys::tr("Search messages and files of all rooms")},
        {"searchRoom", {"Ctrl+F"}, finding, Keys::tr("Search in this room")},
        {"files", {"Ctrl+Shift+O"}, finding, Keys::tr("Files of all rooms")},
        {"attach", {"Ctrl+O"}, text, Keys::tr("Attach files")},
        {"send", {"Ctrl+Return"}, text, Keys::tr("Send, whatever Enter does"), true},
        {"editLast", {"Up"}, text, Keys::tr("Edit your last message, in an empty text"), true},
        {"answerLast", {"Ctrl+Up"}, text, Keys::tr("Answer the last message"), true},
        {"emoji", {"Ctrl+."}, text, Keys::tr("Emoji, while writing"), true},
        {"newLine", {"Shift+Return"}, text, Keys::tr("New line, whatever Enter does"), true},
        {"larger", {"Ctrl++", "Ctrl+="}, window, Keys::tr("Larger text")},
        {"smaller", {"Ctrl+-"}, window, Keys::tr("Smaller text")},
        {"usualSize", {"Ctrl+0"}, window, Keys::tr("Text in its usual size")},
        {"paths", {"Ctrl+Shift+P"}, window, Keys::tr("Connections")},
        {"settings", {"Ctrl+,"}, window, Keys::tr("Settings")},
        {"shortcuts", {"Ctrl+/"}, window, Keys::tr("List of shortcuts")},
        {"back", {"Alt+Left"}, window, Keys::tr("Back, in a narrow window to the rooms")},
        {"close", {"Escape"}, window, Keys::tr("Close what is open"), true},
        {"closeWindow", {"Ctrl+W"}, window, Keys::tr("Close the window")},
        {"lock", {"Ctrl+L"}, window, Keys::tr("Lock Ieum")},
        {"quit", {"Ctrl+Q"}, window, Keys::tr("Quit Ieum")},
    };
}

bool isForWriting(const QKeySequence& keys) {
    if (keys.count() != 1) return true;
    const QKeyCombination pressed = keys[0];
    if (isNobodysKey(pressed.key())) return true;
    const bool isHeld = pressed.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!isHeld) return !isFunctionKey(pressed.key());
    return std::any_of(std::begin(writing), std::end(writing), [&keys](QKeySequence::StandardKey key) {
        return QKeySequence::keyBindings(key).contains(keys);
    });
}

} // namespace ieum::ui
