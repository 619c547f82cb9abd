// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A tooltip with words of others. Qt's own reads what looks like markup as markup, and would fetch what it names; this
// one never does, and is made while it is wanted.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

Loader {
    id: tip
    required property string words
    required property bool wanted

    active: wanted && words !== ""
    onLoaded: (item as ToolTip).open()
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: ToolTip {
        parent: tip.parent
        delay: 500
        text: tip.words
        contentItem: PlainText { // qmllint disable deferred-property-id
            objectName: "plainTip"
            text: tip.words
            color: Theme.text
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
    }
    // qmllint enable unqualified
}
