// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of a few: a row of words of which one is chosen; where its width is given it breaks.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

Flow {
    id: choice
    required property string name
    required property list<string> labels
    required property list<string> values
    required property string current
    signal chosen(string value)

    spacing: Theme.gap1
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        model: choice.labels
        AbstractButton {
            id: option
            required property int index
            required property string modelData
            text: modelData
            leftPadding: Theme.gap3
            rightPadding: Theme.gap3
            implicitWidth: implicitContentWidth + leftPadding + rightPadding
            implicitHeight: Theme.px(32)
            checked: choice.values[index] === choice.current
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.RadioButton
            Accessible.name: text
            Accessible.checked: checked
            Accessible.onPressAction: if (enabled) option.clicked()
            onClicked: choice.chosen(choice.values[index])
            background: Rectangle {
                radius: Theme.controlRadius
                color: option.checked ? Theme.selected : option.hovered ? Theme.hover : "transparent"
                border.width: option.visualFocus ? 2 : 1
                border.color: option.visualFocus || option.checked ? Theme.accent : Theme.line
            }
            contentItem: PlainText {
                text: option.text
                font.pixelSize: Theme.nameSize + 1
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
