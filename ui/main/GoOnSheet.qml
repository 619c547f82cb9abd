// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks whether a profile that was put back goes on without waiting for those who know what it had sent.
import Ieum.Sheets

AskSheet {
    heading: qsTr("Go on without waiting?")
    advice: qsTr("Ieum goes on under new keys at once and sends what waits. What this computer had sent after the copy was made is missing here until somebody who has it is reached, and a message may arrive a second time. Waiting costs nothing but time: choose this when nobody can be reached for long.")
    deed: qsTr("Go on")
}
