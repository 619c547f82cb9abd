// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By which proxy servers are reached, for networks that let nothing out directly.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live
    property string kind: ""
    readonly property bool placed: kind === "http" || kind === "socks5"

    objectName: "proxySheet"
    heading: qsTr("Proxy")
    onAboutToShow: setting.ask()

    ProxySetting {
        id: setting
        live: sheet.live
        onShown: {
            sheet.kind = kind;
            placeField.text = place;
        }
        onDone: sheet.close()
    }
    PlainText {
        width: parent.width
        text: qsTr("Some networks let nothing out but through a proxy. Servers are then reached by it. Others on the same network are always reached directly.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Choice {
        objectName: "proxyKind"
        name: qsTr("Proxy")
        labels: [qsTr("As the system"), qsTr("None"), "HTTP", "SOCKS5"]
        values: ["system", "none", "http", "socks5"]
        current: sheet.kind
        onChosen: value => sheet.kind = value
    }
    PlainText {
        width: parent.width
        visible: sheet.placed
        text: qsTr("Its address. With a name and a password: NAME:PASSWORD@HOST:PORT")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    Field {
        id: placeField
        objectName: "proxyPlace"
        width: parent.width
        visible: sheet.placed
        name: qsTr("Address of the proxy")
        placeholderText: sheet.kind === "socks5" ? "proxy.example:1080" : "proxy.example:3128"
        onAccepted: if (buttons.ready)
            setting.set(sheet.kind, text)
    }
    ErrorLine {
        objectName: "proxyError"
        width: parent.width
        text: setting.error
    }
    SheetButtons {
        id: buttons
        deed: qsTr("Use it")
        ready: sheet.kind !== "" && (!sheet.placed || placeField.text.trim() !== "") && !setting.busy
        onCancelled: sheet.close()
        onAgreed: setting.set(sheet.kind, placeField.text)
    }
}
