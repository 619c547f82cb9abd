// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question in the middle of the window; Escape closes it. What is higher than the window is scrolled.
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Ieum.Theme

Popup {
    id: sheet
    required property string heading
    /// As wide as this when the window has room for it.
    property int breadth: 420
    /// Something is under way that only a button of the sheet ends: it is not put out of sight meanwhile.
    property bool held: false
    default property alias body: column.data

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(Theme.px(breadth), parent ? parent.width - 2 * Theme.gap5 : breadth)
    height: Math.min(implicitHeight, parent ? parent.height - 2 * Theme.gap4 : implicitHeight)
    padding: Theme.gap5
    modal: true
    focus: true
    closePolicy: held ? Popup.NoAutoClose : Popup.CloseOnEscape | Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.gap4
        border.color: Theme.line
    }
    contentItem: ScrollPane { // qmllint disable deferred-property-id
        implicitHeight: column.implicitHeight
        contentHeight: column.implicitHeight
        interactive: contentHeight > height
        clip: interactive
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.heading

        Column {
            id: column
            width: parent.width
            spacing: Theme.gap3

            PlainText {
                width: parent.width
                text: sheet.heading
                font.pixelSize: Theme.headingSize
                font.bold: true
                wrapMode: Text.Wrap
                bottomPadding: Theme.gap1
            }
        }
    }
}
