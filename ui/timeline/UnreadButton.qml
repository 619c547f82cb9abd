// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// To where reading was left, when that is further up than the window shows.
import QtQuick
import Ieum.Controls
import Ieum.Timeline

FilledButton {
    required property UnreadPlace place
    /// There is something above what is seen
    required property bool wanted

    objectName: "toUnread"
    visible: place.offered && place.count > 1 && wanted
    text: qsTr("To %n unread message(s)", "", place.count)
    Keys.onEscapePressed: place.offered = false
}
