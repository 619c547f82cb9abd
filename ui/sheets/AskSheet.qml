// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks before something that cannot be undone.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Sheet {
    id: sheet
    property string advice: ""
    property string deed: ""
    property string kind: ""
    property string subject: ""
    signal agreed(string kind, string subject)

    objectName: "askSheet"
    PlainText {
        width: parent.width
        text: sheet.advice
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    SheetButtons {
        deed: sheet.deed
        onCancelled: sheet.close()
        onAgreed: {
            sheet.close();
            sheet.agreed(sheet.kind, sheet.subject);
        }
    }
}
