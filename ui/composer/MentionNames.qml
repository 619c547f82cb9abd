// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The members that may be meant, above the text; made when somebody is looked for first.
import QtQuick
import Ieum.Controls
import Ieum.Composer

LazySheet {
    id: names
    required property Mentioning mentioning
    signal chosen(int row)

    wanted: mentioning.open
    from: Qt.resolvedUrl("MentionList.qml")
    function given(): var {
        return {
            mentioning: names.mentioning
        };
    }
    function heard(): var {
        return {
            chosen: names.chosen
        };
    }
}
