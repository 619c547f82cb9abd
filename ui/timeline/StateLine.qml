// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far the newest message of ours has come; pressing it tells for each recipient.
import QtQuick
import Ieum.Theme
import Ieum.Controls

QuietButton {
    objectName: "stateLine"
    visible: text !== ""
    topPadding: Theme.gap1 + 1
    ink: Theme.quiet
    size: Theme.smallSize
    Accessible.description: qsTr("Shows it for each recipient")
}
