// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who somebody of an imported chat is, among the members of the room.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Timeline

Sheet {
    id: sheet
    required property Live live

    function show(room: string, message: string) {
        choice.show(room, message);
        open();
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "tieSheet"
    heading: choice.name === "" ? qsTr("Who is this?") : qsTr("Who is %1?").arg(choice.name)
    TieChoice {
        id: choice
        live: sheet.live
        onSettled: sheet.close()
    }
    PlainText {
        objectName: "tieProvenance"
        width: parent.width
        text: choice.provenance
        wrapMode: Text.Wrap
    }
    PlainText {
        width: parent.width
        text: qsTr("All that this name wrote there is shown and found under the member's name, on this computer only. It is no proof that he wrote it.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        objectName: "tieMembers"
        width: parent.width
        height: Math.min(contentHeight, 320)
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: choice.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: sheet.heading
        delegate: TieLine {
            width: ListView.view.width
            onClicked: choice.choose(key)
        }
    }
    QuietButton {
        objectName: "tieNobody"
        visible: choice.tied
        text: qsTr("None of them")
        onClicked: choice.choose("")
    }
    ErrorLine {
        objectName: "tieError"
        width: parent.width
        text: choice.error
    }
}
