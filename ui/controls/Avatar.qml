// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A rounded square with the first syllable; its colour comes from the key, which a namesake cannot imitate.
import QtQuick
import Ieum.Theme

Rectangle {
    id: avatar
    required property string initial
    required property int hue
    property int size: 40

    width: size
    height: size
    radius: size * 0.3
    color: Theme.avatars[hue]
    Accessible.ignored: true

    PlainText {
        anchors.centerIn: parent
        text: avatar.initial
        color: Theme.avatarInk
        font.bold: true
        font.pixelSize: avatar.size * 0.38
        Accessible.ignored: true
    }
}
