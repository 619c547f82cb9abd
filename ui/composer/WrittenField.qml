// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A field of several: Enter goes on to the next one.
import QtQuick
import Ieum.Controls

Field {
    id: field
    onAccepted: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
}
