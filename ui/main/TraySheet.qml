// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Said once: that closing the window leaves the program in the tray.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Sheet {
    id: sheet
    signal stayAsked
    signal quitAsked

    objectName: "traySheet"
    heading: qsTr("Ieum goes on in the tray")
    onOpened: stay.forceActiveFocus()

    PlainText {
        width: parent.width
        text: qsTr("While it runs there, messages go on coming and going, also those that it carries for others. Its symbol opens the window again, and its menu ends it. The settings say what closing the window does.")
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Theme.gap3
        FilledButton {
            id: stay
            objectName: "trayStay"
            text: qsTr("Go on in the tray")
            onClicked: {
                sheet.close();
                sheet.stayAsked();
            }
        }
        QuietButton {
            objectName: "trayQuit"
            implicitHeight: Theme.controlHeight
            text: qsTr("Quit when the window is closed")
            onClicked: {
                sheet.close();
                sheet.quitAsked();
            }
        }
    }
}
