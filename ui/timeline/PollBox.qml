// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of a poll: choosing one votes, choosing it again takes the vote back. Made for polls only, for few messages
// are one.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Loader {
    id: box
    required property MessageData message
    required property bool votable
    readonly property int count: message.open ? message.pollOptions.length : 0
    readonly property int votes: Array.from(message.pollTallies).reduce((sum, each) => sum + each, 0)
    signal chosen(int option)

    active: count > 0
    visible: active
    height: active ? implicitHeight : 0

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: Column {
        topPadding: Theme.gap1
        spacing: Theme.gap1
        Accessible.role: Accessible.Grouping
        Accessible.name: box.message.pollMultiple ? qsTr("Poll, several may be chosen") : qsTr("Poll, one may be chosen")

        Repeater {
            model: box.count
            PollOption {
                required property int index
                width: box.width
                enabled: box.votable
                own: box.message.own
                text: box.message.pollOptions[index] ?? ""
                names: box.message.pollNames[index] ?? ""
                tally: box.message.pollTallies[index] ?? 0
                share: box.votes > 0 ? tally / box.votes : 0
                mine: box.message.pollOwn.includes(index)
                multiple: box.message.pollMultiple
                onClicked: box.chosen(index)
            }
        }
        PlainText {
            objectName: "pollFoot"
            width: box.width
            text: box.message.pollMultiple ? qsTr("Several may be chosen · %n vote(s)", "", box.votes) : qsTr("One may be chosen · %n vote(s)", "", box.votes)
            color: box.message.own ? Theme.ownQuiet : Theme.quiet
            font.pixelSize: Theme.smallSize
            wrapMode: Text.Wrap
        }
    }
    // qmllint enable unqualified
}
