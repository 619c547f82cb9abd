// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passphrase of the open profile: set, changed, or taken away.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Welcome

Sheet {
    id: sheet
    required property PassphraseChange passphrases
    /// A passphrase guards the profile.
    required property bool guarded
    /// False: the profile is locked, and nothing of it may be asked.
    required property bool usable
    readonly property bool removing: guarded && deed.current === "remove"
    readonly property bool ready: !passphrases.busy && (!guarded || old.written !== "") && (removing || twice.agrees)

    function agree() {
        if (ready)
            passphrases.change(guarded ? old.written : "", removing ? "" : twice.text);
    }
    function clear() {
        old.settle();
        old.clear();
        twice.clear();
    }

    objectName: "passphraseSheet"
    heading: guarded ? qsTr("Passphrase of this profile") : qsTr("Set a passphrase")
    onAboutToShow: {
        passphrases.forget();
        deed.current = "change";
    }
    onOpened: guarded ? old.forceActiveFocus() : twice.begin()
    onClosed: clear()
    // What is under way cannot be called back, and its end must be read.
    closePolicy: passphrases.busy ? Popup.NoAutoClose : Popup.CloseOnEscape | Popup.CloseOnPressOutside
    onUsableChanged: if (!usable)
        close()

    Connections {
        target: sheet.passphrases
        function onDone() {
            sheet.clear();
        }
    }
    Choice {
        id: deed
        objectName: "passphraseDeed"
        width: parent ? parent.width : 0
        visible: sheet.guarded && sheet.passphrases.report === ""
        name: qsTr("What to do")
        labels: [qsTr("Change it"), qsTr("Remove it")]
        values: ["change", "remove"]
        current: "change"
        onChosen: value => current = value
    }
    Field {
        id: old
        objectName: "oldPassphrase"
        width: parent ? parent.width : 0
        visible: sheet.guarded && sheet.passphrases.report === ""
        echoMode: TextInput.Password
        name: qsTr("Passphrase until now")
        placeholderText: name
        onAccepted: sheet.removing ? sheet.agree() : twice.begin()
    }
    PassphraseTwice {
        id: twice
        objectName: "newPassphrase"
        width: parent ? parent.width : 0
        visible: !sheet.removing && sheet.passphrases.report === ""
        onAccepted: sheet.agree()
        advice: qsTr("Nobody can give it back: without it, what is on this computer stays closed. Backups keep the passphrase that they were written with, and copies of the profile that were made before open with the old one.")
    }
    WarningBox {
        objectName: "removeWarning"
        width: parent ? parent.width : 0
        visible: sheet.removing && sheet.passphrases.report === ""
        text: qsTr("Whoever uses this account of the computer, or takes its disk, can then read everything, and Ieum cannot be locked.")
    }
    ErrorLine {
        objectName: "passphraseError"
        width: parent ? parent.width : 0
        text: sheet.passphrases.error
    }
    PlainText {
        objectName: "passphraseReport"
        width: parent ? parent.width : 0
        visible: text !== ""
        text: sheet.passphrases.report
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Row {
        anchors.right: parent ? parent.right : undefined
        spacing: Theme.gap3
        QuietButton {
            objectName: "passphraseLeave"
            anchors.verticalCenter: agreeing.verticalCenter
            enabled: !sheet.passphrases.busy
            text: sheet.passphrases.report === "" ? qsTr("Cancel") : qsTr("Close")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: agreeing
            objectName: "passphraseAgree"
            visible: sheet.passphrases.report === ""
            enabled: sheet.ready
            text: sheet.passphrases.busy ? qsTr("Working…") : sheet.removing ? qsTr("Remove") : sheet.guarded ? qsTr("Change") : qsTr("Set")
            onClicked: sheet.agree()
        }
    }
}
