// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may be higher than its place. It scrolls to whatever gets the focus, so that whoever goes by keys sees it.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

Flickable {
    id: pane
    readonly property Item focused: Window.activeFocusItem

    function holds(item: Item): bool {
        return item !== null && (item === contentItem || holds(item.parent));
    }
    function follow() {
        if (holds(focused))
            show(focused.mapToItem(contentItem, 0, 0).y, focused.height);
    }
    /// With a little of what comes before and after
    function show(top: real, size: real) {
        const least = Math.max(contentY, top + size + 2 * Theme.gap5 - height);
        contentY = Math.max(0, Math.min(least, top - 2 * Theme.gap5, contentHeight - height));
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollMark {}
    onFocusedChanged: follow()
    onContentHeightChanged: follow()
}
