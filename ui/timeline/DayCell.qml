// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One day of the calendar.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Timeline

AbstractButton {
    id: cell
    required property int index
    required property Month month
    /// The keys are in the calendar.
    required property bool marked
    readonly property bool chosen: month.at === index

    objectName: "day"
    height: Theme.px(36)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    enabled: month.chosen !== "" && month.hasCome(index)
    Accessible.role: Accessible.Button
    Accessible.name: month.chosen !== "" ? month.nameAt(index) : ""
    Accessible.onPressAction: if (enabled) cell.clicked()
    background: Rectangle {
        radius: Theme.controlRadius
        color: cell.chosen ? Theme.accentFill : cell.hovered ? Theme.hover : "transparent"
        border.width: cell.chosen && cell.marked ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: PlainText {
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: cell.month.chosen !== "" ? cell.month.dayAt(cell.index) : ""
        color: cell.chosen ? Theme.accentInk : cell.enabled && cell.month.isWithin(cell.index) ? Theme.text : Theme.quiet
        opacity: cell.enabled ? 1 : 0.45
        Accessible.ignored: true
    }
}
