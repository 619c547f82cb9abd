// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of PollBox, and how many have voted.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Timeline

Column {
    id: body
    readonly property PollBox box: parent as PollBox

    topPadding: Theme.gap1
    spacing: Theme.gap1
    Accessible.role: Accessible.Grouping
    Accessible.name: body.box.message.pollMultiple ? qsTr("Poll, several may be chosen") : qsTr("Poll, one may be chosen")

    Repeater {
        model: body.box.count
        PollOption {
            required property int index
            width: body.width
            enabled: body.box.votable
            own: body.box.message.own
            text: body.box.message.pollOptions[index] ?? ""
            names: body.box.message.pollNames[index] ?? ""
            tally: body.box.message.pollTallies[index] ?? 0
            share: body.box.votes > 0 ? tally / body.box.votes : 0
            mine: body.box.message.pollOwn.includes(index) // qmllint disable type
            multiple: body.box.message.pollMultiple
            onClicked: body.box.chosen(index)
        }
    }
    PlainText {
        objectName: "pollFoot"
        width: body.width
        text: body.box.message.pollMultiple ? qsTr("Several may be chosen · %n vote(s)", "", body.box.votes) : qsTr("One may be chosen · %n vote(s)", "", body.box.votes)
        color: body.box.message.own ? Theme.ownQuiet : Theme.quiet
        font.pixelSize: Theme.smallSize
        wrapMode: Text.Wrap
    }
}
