// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be sent besides a text, from a button beside it.
import QtQuick
import Ieum.Controls
import Ieum.Live
import Ieum.Composer

IconButton {
    id: button
    required property Live live
    required property Draft draft
    required property bool canWrite
    required property bool mayNotice
    /// Where a time was asked for: what is written elsewhere meanwhile is not meant.
    property string laterRoom: ""
    signal filesAsked
    /// A poll or a card
    signal extraSent
    /// What is written goes then.
    signal laterChosen(real ms)
    /// It is said how the text goes out, or what is sent besides: the keys go back to it.
    signal chosen

    objectName: "attach"
    enabled: canWrite && !draft.editing
    symbol: Icon.Plus
    name: qsTr("Files, a poll, a card, a notice, send later")
    menuOpen: menu.item?.visible ?? false
    onClicked: menu.made().open()

    Connections {
        target: button.draft
        function onRoomChanged() {
            if (time.item !== null)
                time.made().close();
        }
    }
    LazySheet {
        id: menu
        from: Qt.resolvedUrl("ComposeMenu.qml")
        function given(): var {
            return {
                parent: button,
                mayNotice: Qt.binding(() => button.mayNotice),
                notice: Qt.binding(() => button.draft.notice),
                ready: Qt.binding(() => button.draft.ready)
            };
        }
        function heard(): var {
            return {
                filesAsked: button.filesAsked,
                pollAsked: () => poll.made().open(),
                cardAsked: () => card.made().open(),
                laterAsked: () => {
                    button.laterRoom = button.draft.room;
                    time.made().ask(0);
                },
                noticeAsked: wanted => {
                    button.draft.notice = wanted;
                    button.chosen();
                }
            };
        }
    }
    LazySheet {
        id: poll
        from: Qt.resolvedUrl("PollSheet.qml")
        function given(): var {
            return {
                live: button.live,
                room: Qt.binding(() => button.draft.room)
            };
        }
        function heard(): var {
            return {
                sent: button.extraSent,
                closed: button.chosen
            };
        }
    }
    LazySheet {
        id: time
        from: Qt.resolvedUrl("LaterTimeSheet.qml")
        function heard(): var {
            return {
                chosen: ms => {
                    if (button.draft.room === button.laterRoom)
                        button.laterChosen(ms);
                },
                closed: button.chosen
            };
        }
    }
    LazySheet {
        id: card
        from: Qt.resolvedUrl("CardSheet.qml")
        function given(): var {
            return {
                live: button.live,
                room: Qt.binding(() => button.draft.room)
            };
        }
        function heard(): var {
            return {
                sent: button.extraSent,
                closed: button.chosen
            };
        }
    }
}
