// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who writes, above the first bubble of a group; the picture hangs down beside it. Pressing either shows who that is; by
// keys the menu of the message does.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Loader {
    id: line
    required property MessageData message
    /// It is a person whom this profile knows, and not a name that was imported.
    readonly property bool pressable: message.person !== ""
    signal clicked

    visible: active
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: Item {
        implicitHeight: name.height
        Avatar {
            objectName: "authorPicture"
            x: Theme.gap5
            size: 36
            initial: line.message.initial
            hue: line.message.hue
            Accessible.ignored: true
            TapHandler {
                enabled: line.pressable
                onTapped: line.clicked()
            }
        }
        PlainText {
            id: name
            objectName: "authorName"
            x: 66
            width: Math.min(implicitWidth, parent.width - x - Theme.gap5)
            bottomPadding: Theme.gap1
            text: line.message.authorLine
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            font.underline: line.pressable && hover.hovered
            elide: Text.ElideRight
            Accessible.role: line.pressable ? Accessible.Button : Accessible.StaticText
            Accessible.name: text
            Accessible.description: line.pressable ? qsTr("Shows who this is") : ""
            Accessible.onPressAction: if (line.pressable) line.clicked()
            HoverHandler {
                id: hover
            }
            TapHandler {
                enabled: line.pressable
                onTapped: line.clicked()
            }
        }
    }
    // qmllint enable unqualified
}
