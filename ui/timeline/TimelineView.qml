// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of a room: virtualised, newest at the foot. Index 0 is the newest, so that older pages come in at the far
// end and the view keeps its place.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files
import Ieum.Timeline

Item {
    id: view
    required property Live live
    required property string room
    required property bool reading
    readonly property bool settled: timeline.known
    signal replyAsked(string message, string author, string text)
    signal detailsAsked(string message)
    signal fetchAsked(string file)
    signal saveAsked(string file, string name)
    signal copyAsked(string text)

    function jumpTo(message: string) {
        list.markedMessage = message;
        timeline.jumpTo(message);
    }
    function showNewest() {
        list.markedMessage = "";
        timeline.showNewest();
        list.positionViewAtBeginning();
    }

    Timeline {
        id: timeline
        live: view.live
        room: view.room
        reading: view.reading && list.atFoot
        onLanded: row => list.positionViewAtIndex(row, ListView.Center)
        onRoomChanged: list.markedMessage = ""
    }
    ListView {
        id: list
        objectName: "timeline"
        property string markedMessage: ""
        /// The view was at the foot before the latest rows came, so it goes with them.
        property bool following: true
        readonly property bool atFoot: atYEnd || contentHeight <= height

        anchors.fill: parent
        model: timeline.rows
        verticalLayoutDirection: ListView.BottomToTop
        header: Item {
            height: Theme.gap3
        }
        footer: Item {
            height: Theme.gap3
        }
        clip: true
        cacheBuffer: 600
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages")
        Keys.onUpPressed: flick(0, 900)
        Keys.onDownPressed: flick(0, -900)
        onContentYChanged: {
            following = contentY + height > originY + contentHeight - Theme.gap1;
            if (contentY - originY < height * 2)
                timeline.loadOlder();
        }
        onCountChanged: if (following)
            settle.restart()

        // Qt 6.4 cannot make headers of bound components, so this file has none.
        // qmllint disable unqualified
        delegate: MessageRow {
            id: entry
            width: ListView.view.width
            live: view.live
            marked: list.markedMessage !== "" && list.markedMessage === message
            onReplyAsked: view.replyAsked(message, author, kind === "file" ? fileName : text)
            onCopyAsked: view.copyAsked(kind === "file" ? fileName : text)
            onMoreAsked: timeline.showMore(message)
            onDetailsAsked: view.detailsAsked(message)
            onPreviewAsked: previewSheet.show(file, fileName, fileMark, fileHere)
            onFetchAsked: view.fetchAsked(file)
            onSaveAsked: view.saveAsked(file, fileName)
        }
        // qmllint enable unqualified
    }
    PreviewSheet {
        id: previewSheet
        live: view.live
    }
    Timer {
        id: settle
        interval: 0
        onTriggered: if (list.following)
            list.positionViewAtBeginning()
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 2 * Theme.gap5)
        visible: timeline.known && list.count === 0
        symbol: Icon.Message
        heading: qsTr("No messages yet")
        advice: qsTr("Write the first one below. It is kept on this computer and goes out over whatever path there is.")
    }
    FilledButton {
        objectName: "toNewest"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap3
        visible: !timeline.atNewest || (list.count > 0 && !list.atFoot && !list.following)
        text: qsTr("To the newest")
        onClicked: {
            list.following = true;
            view.showNewest();
        }
    }
}
