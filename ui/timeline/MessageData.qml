// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a row of the timeline is told of its message, and what follows from it.
import QtQuick
import Ieum.Live
import Ieum.Sound

Item {
    required property Live live
    required property Player player ///< of voice notes
    required property string message
    required property string kind
    required property string author
    required property string person ///< his key; "": ours, or nobody whom this profile knows
    required property string authorLine
    required property string initial
    required property string text
    required property string words
    required property string time
    required property string day
    required property string note
    required property string state
    required property string replyTo
    required property string replyAuthor
    required property string replyText
    required property list<string> reactions
    required property list<string> reactionNames
    required property list<int> reactionTallies
    required property list<string> ownReactions
    required property list<string> pollOptions
    required property list<string> pollNames
    required property list<int> pollTallies
    required property list<int> pollOwn
    required property string cardKind
    required property string cardTitle
    required property string cardValue
    required property string cardHolder
    required property string file
    required property string fileName
    required property string fileMark
    required property string fileWhere
    required property string fileHolders
    required property list<string> pictures
    required property list<string> pictureNames
    required property list<int> picturesHere
    required property list<int> mentions
    required property list<int> links
    required property bool mentionsUs
    required property bool unreadBelow
    required property real timeMs
    required property int hue
    required property int unread
    required property bool own
    required property bool imported
    required property bool first
    required property bool last
    required property bool cut
    required property bool late
    required property bool edited
    required property bool editable
    required property bool gone
    required property bool pinned
    required property bool notice
    required property bool queued
    required property bool pollMultiple
    required property bool fileHere
    required property bool filePicture
    required property bool fileVoice
    required property bool fetching
    required property real fileShare

    readonly property bool system: kind === "system"
    /// Something can be done with it.
    readonly property bool open: !system && !gone
    /// What is copied, and quoted in an answer.
    readonly property string essence: kind === "text" ? words : fileName
}
