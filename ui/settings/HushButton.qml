// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For how long nothing is to be told.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Notices

StepButton {
    id: button
    required property QuietTime quiet
    required property int minutes

    objectName: "hush" + minutes
    leftPadding: Theme.gap3
    rightPadding: Theme.gap3
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.px(32)
    Accessible.name: qsTr("Do not disturb for %1").arg(text)
    onClicked: quiet.hush(minutes)
}
