// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What went wrong, where it went wrong.
import QtQuick
import Ieum.Theme

PlainText {
    visible: text !== ""
    color: Theme.danger
    font.pixelSize: Theme.nameSize + 1
    wrapMode: Text.Wrap
    Accessible.role: Accessible.AlertMessage
}
