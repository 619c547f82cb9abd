// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// HitList, made when something is looked for first.
import QtQuick
import Ieum.Controls
import Ieum.Search

LazySheet {
    id: late
    required property MessageSearch search
    signal chosen(string room, string message)

    visible: wanted
    from: Qt.resolvedUrl("../Search/HitList.qml")
    function given(): var {
        return {
            search: late.search
        };
    }
    function heard(): var {
        return {
            chosen: late.chosen
        };
    }
}
