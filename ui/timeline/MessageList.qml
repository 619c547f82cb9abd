// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list itself: how it keeps its place, and how keys go from message to message. Its rows come from whoever uses it.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

ListView {
    id: list
    property string markedMessage: ""
    /// The view was at the foot before the latest rows came, so it goes with them.
    property bool following: true
    /// The row at the foot is the newest message of all.
    property bool complete: true
    /// How far the foot is below the view, before rows come there.
    property real footBelow: 0
    /// Another height moves the rows by itself, which is nobody's scrolling.
    property real settledHeight: 0
    /// So do another width and other sizes of texts, over a few frames.
    property real settledWidth: 0
    property int settledPercent: 100
    readonly property bool atFoot: atYEnd || contentHeight <= height
    signal olderAsked
    signal newerAsked
    signal beginAsked
    signal endAsked

    function step(by: int) {
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
        positionViewAtIndex(currentIndex, ListView.Contain);
    }
    function askAtEdges() {
        if (contentY - originY < height * 2)
            olderAsked();
        askNewer();
    }
    /// When rows that have just come are laid out.
    function askSoon() {
        asking.start();
    }
    function askNewer() {
        if (!complete && originY + contentHeight - contentY - height < height * 2)
            newerAsked();
    }
    /// The keys go on from there.
    function land(row: int) {
        currentIndex = row;
        positionViewAtIndex(row, ListView.Center);
    }
    function noteFoot() {
        footBelow = originY + contentHeight - contentY - height;
    }
    /// The view stays where it was although rows came at the foot, which it may have reached.
    function keepPlace(rows: int) {
        if (footBelow > height)
            return;
        positionViewAtIndex(rows, ListView.Beginning);
        contentY += Theme.gap3 - footBelow; // below the row at the foot is as much
    }
    function showMenu() {
        (currentItem as MessageRow)?.showMenu();
    }

    objectName: "timeline"
    verticalLayoutDirection: ListView.BottomToTop
    currentIndex: -1
    highlightFollowsCurrentItem: false
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
    Keys.onUpPressed: step(1)
    Keys.onDownPressed: step(-1)
    Keys.onReturnPressed: showMenu()
    Keys.onSpacePressed: showMenu()
    Keys.onMenuPressed: showMenu()
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier))
            showMenu();
        else if (event.key === Qt.Key_Home)
            beginAsked();
        else if (event.key === Qt.Key_End)
            endAsked();
        else
            event.accepted = false;
    }
    onContentYChanged: {
        if (height === settledHeight && width === settledWidth && settledPercent === Theme.percent)
            following = complete && contentY + height > originY + contentHeight - Theme.gap1;
        askAtEdges();
    }
    onCompleteChanged: following = complete && atFoot
    onCountChanged: if (following)
        settle.restart()
    onHeightChanged: settle.restart()
    onWidthChanged: resized.restart()
    // Rows get their height when they are laid out, those at the foot as well.
    onContentHeightChanged: if (following)
        settle.restart()
    Component.onCompleted: settledPercent = Theme.percent

    Connections {
        target: Theme
        function onPercentChanged() {
            resized.restart();
        }
    }
    Timer {
        id: asking
        interval: 0
        onTriggered: list.askNewer()
    }
    Timer {
        id: resized
        interval: 80
        onTriggered: {
            if (list.following)
                list.positionViewAtBeginning();
            list.settledWidth = list.width;
            list.settledPercent = Theme.percent;
        }
    }
    Timer {
        id: settle
        interval: 0
        onTriggered: {
            if (list.following)
                list.positionViewAtBeginning();
            list.settledHeight = list.height;
            if (list.settledWidth === 0)
                list.settledWidth = list.width;
        }
    }
}
