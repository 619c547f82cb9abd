// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A few settings under one heading.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: section
    required property string heading
    required property bool found

    width: parent.width
    visible: found
    spacing: Theme.gap4
    bottomPadding: Theme.gap4

    PlainText {
        width: parent.width
        text: section.heading
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        font.bold: true
        Accessible.role: Accessible.Heading
        Rectangle {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: -Theme.gap1
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
}
