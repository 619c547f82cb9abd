// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of many forms: a list of words that opens below its field.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Sheets

ComboBox {
    id: box
    required property string name
    /// Which forms there are
    required property RoomExporting forms
    readonly property string current: forms.names[currentIndex] ?? ""
    signal chosen(string name)

    model: forms.labels
    implicitHeight: Theme.controlHeight + Theme.gap1
    font.pixelSize: Theme.textSize
    Accessible.name: name
    onActivated: index => box.chosen(forms.names[index])

    contentItem: PlainText {
        leftPadding: Theme.gap3
        text: box.displayText
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }
    background: Rectangle {
        radius: Theme.controlRadius
        color: Theme.field
        border.width: box.visualFocus || box.popup.visible ? 2 : 0
        border.color: Theme.accent
    }
    indicator: Icon {
        x: box.width - width - Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.ChevronDown
        size: 16
    }
    popup: Popup {
        y: box.height + Theme.gap1
        width: box.width
        height: Math.min(contentItem.implicitHeight + 2, Theme.px(320))
        padding: 1
        background: Rectangle {
            radius: Theme.controlRadius
            color: Theme.raised
            border.color: Theme.line
        }
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: box.popup.visible ? box.delegateModel : null
            currentIndex: box.highlightedIndex
            ScrollBar.vertical: ScrollMark {}
        }
    }
    delegate: ItemDelegate {
        id: line
        required property int index
        required property string modelData
        objectName: "target-" + (box.forms.names[index] ?? "")
        width: ListView.view?.width ?? 0
        implicitHeight: Theme.px(36)
        highlighted: box.highlightedIndex === index
        Accessible.name: modelData
        Accessible.onPressAction: if (enabled) line.clicked()
        contentItem: PlainText {
            text: line.modelData
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }
        background: Rectangle {
            color: line.highlighted ? Theme.hover : "transparent"
        }
    }
}
