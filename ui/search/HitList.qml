// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was found, and what to try when nothing was.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Search

ListView {
    id: view
    required property MessageSearch search
    property bool showPlace: true
    signal chosen(string room, string message)

    objectName: "hitList"
    clip: true
    model: search.rows
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollMark {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Messages found")

    delegate: HitRow {
        required property string key
        required property string room
        required text
        objectName: "hit"
        width: ListView.view.width
        showPlace: view.showPlace
        onClicked: view.chosen(room, key)
    }
    EmptyState {
        y: Theme.gap5 * 2
        x: Theme.gap5
        width: view.width - 2 * Theme.gap5
        visible: view.search.nothingFound
        symbol: Icon.Search
        heading: qsTr("Nothing found")
        advice: qsTr("Two syllables are enough, and first consonants work too.")
    }
    ErrorLine {
        x: Theme.gap4
        width: view.width - 2 * Theme.gap4
        text: view.search.error
    }
}
