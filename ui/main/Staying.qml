// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of the program when its window is closed: it goes on in the tray where there is one, else it ends. It is
// never hidden without a tray to come back from.
import QtQuick
import Ieum.Controls
import Ieum.Tray
import Ieum.Settings

Item {
    id: staying
    required property ThemedWindow window
    required property Preferences preferences
    required property int unread
    required property bool lockable
    /// The window has shown what it is for: what is not seen may be made now.
    required property bool settled
    /// The program began without a window.
    required property bool background
    /// Rooms have windows of their own.
    required property bool parted
    readonly property bool there: (tray.item as Tray)?.there ?? false
    property bool quitting: false
    signal lockAsked

    function quit() {
        quitting = true;
        Qt.quit();
    }
    /// False: the window stays for now.
    function leave(): bool {
        if (quitting)
            return true;
        if (parted && !there)
            window.visibility = Window.Minimized; // what is written in the others would be lost
        else if (!there || preferences.closing === "quit")
            quit();
        else if (preferences.trayTold)
            window.visible = false;
        else
            ask();
        return quitting;
    }
    /// Where it can be seen: a window is closed from the task bar, too.
    function ask() {
        window.come();
        told.made().open();
    }
    function stay() {
        preferences.trayTold = true;
        window.visible = false;
    }

    onThereChanged: {
        preferences.trayThere = there;
        if (!there && !window.visible && !late.running)
            window.visibility = Window.Minimized;
    }
    Timer {
        interval: 200
        running: staying.settled || staying.background
        onTriggered: tray.active = true
    }
    Timer {
        id: late
        interval: 20000 // a desktop that is just starting has no tray yet
        running: staying.background
        onTriggered: if (!staying.there && !staying.window.visible)
            staying.window.visibility = Window.Minimized
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        id: tray
        active: false
        sourceComponent: Tray {
            unread: staying.unread
            quiet: staying.preferences.quiet.words
            lockable: staying.lockable
            language: staying.preferences.language
            onOpenAsked: staying.window.come()
            onHushAsked: staying.preferences.quiet.hush(60)
            onWakeAsked: staying.preferences.quiet.wake()
            onLockAsked: staying.lockAsked()
            onQuitAsked: staying.quit()
        }
    }
    // qmllint enable unqualified
    LazySheet {
        id: told
        from: Qt.resolvedUrl("TraySheet.qml")
        function heard(): var {
            return {
                stayAsked: staying.stay,
                quitAsked: () => {
                    staying.preferences.closing = "quit";
                    staying.quit();
                }
            };
        }
    }
}
