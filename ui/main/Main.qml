// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one window: the door while a profile is not open, the messenger afterwards.
import QtQuick
import Ieum.Controls
import Ieum.Composer
import Ieum.Welcome
import Ieum.Settings
import Ieum.Main

ThemedWindow {
    id: window
    required property Door door
    required property Preferences preferences
    /// Name of a room to open once rooms are known (for screenshots).
    property string openRoom: ""
    property string firstDrawer: ""
    /// The program begins without showing it.
    property bool inBackground: false
    property int unread: 0
    /// A link of ours or the URL of a bundle, until the profile is open and its questions can be asked.
    property string handed: ""
    /// Somebody has the window before him.
    property bool looked: active
    /// True when what is worth a look is there.
    readonly property bool settled: door.state === Door.Open ? (loader.item as Messenger)?.settled ?? false : door.state !== Door.Opening

    /// It has been seen, or is not to be.
    property bool begun: inBackground

    onVisibilityChanged: visibility => begun = begun || visibility !== Window.Hidden
    onSettledChanged: begin()
    /// With what it is for, or empty where that takes long: two frames fewer are drawn, and nothing flickers.
    function begin() {
        if (!begun && (settled || !patience.running))
            come();
    }
    function take(what: string) {
        if (what !== "")
            handed = what;
        come();
    }

    width: 1180
    height: 760
    onClosing: close => close.accepted = staying.leave()
    title: unread > 0 && door.state === Door.Open ? qsTr("Ieum (%1)").arg(unread) : qsTr("Ieum")

    Timer {
        id: patience
        interval: 250
        running: true
        onTriggered: window.begin()
    }
    Looks {
        preferences: window.preferences
    }
    DraftShelf {
        id: shelf
    }
    Loader {
        id: loader
        anchors.fill: parent
        focus: true
        sourceComponent: window.door.state === Door.Open ? messenger : window.door.state === Door.Opening ? null : entrance
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Component {
        id: entrance
        LazySheet {
            focus: true
            wanted: true
            from: Qt.resolvedUrl("Entrance.qml")
            function given(): var {
                return {
                    door: window.door
                };
            }
        }
    }
    Component {
        id: messenger
        Messenger {
            live: window.door.live
            drafts: shelf
            preferences: window.preferences
            openRoom: window.openRoom
            handed: window.handed
            onTaken: window.handed = ""
            drawer: window.firstDrawer
            windowActive: window.looked
            lockable: window.door.lockable
            onLockAsked: window.door.lock()
            onDoorAsked: name => doorSheets.open(name)
            onAlerted: window.alert(0)
            onRaiseAsked: window.come()
            onRenamed: unread => window.unread = unread
        }
    }
    // qmllint enable unqualified
    DoorSheets {
        id: doorSheets
        door: window.door
        shown: window.visible
        onMet: room => (loader.item as Messenger)?.show(room)
        onLanAsked: (loader.item as Messenger)?.ask("lan")
    }
    IdleWatch {
        minutes: window.door.state === Door.Open && window.door.lockable ? window.preferences.lockMinutes : 0
        onIdle: window.door.lock()
    }
    AppKeys {
        preferences: window.preferences
        onQuitAsked: staying.quit()
    }
    Staying {
        id: staying
        window: window
        preferences: window.preferences
        unread: window.door.state === Door.Open ? window.unread : 0
        lockable: window.door.state === Door.Open && window.door.lockable
        settled: window.settled
        background: window.inBackground
        parted: ((loader.item as Messenger)?.windowCount ?? 0) > 0
        onLockAsked: window.door.lock()
    }
}
