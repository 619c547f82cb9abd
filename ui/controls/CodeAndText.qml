// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something to hand over in two forms: a code for a camera, and the text itself. Too long for a code: the text alone.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Row {
    id: both
    required property string text
    required property string name
    property string textName: ""
    /// The same, short enough to be typed; "" when there is no such thing.
    property string typed: ""
    property string typedName: ""
    /// What is to be known of it, below the text.
    property string note: ""
    property int codeSize: 208

    spacing: Theme.gap4

    QrCode {
        id: code
        objectName: "qrCode"
        width: both.codeSize
        height: both.codeSize
        visible: fits
        text: both.text
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("%1 as a code for a camera").arg(both.name)
    }
    Column {
        width: both.width - (code.visible ? code.width + both.spacing : 0)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap2
        LinkBox {
            width: parent.width
            text: both.text
            textName: both.textName
            name: both.name
        }
        PlainText {
            objectName: "typedCode"
            width: parent.width
            visible: text !== ""
            text: both.typed
            font.pixelSize: Theme.headingSize
            font.bold: true
            wrapMode: Text.Wrap
            Accessible.name: both.typedName
        }
        PlainText {
            objectName: both.textName === "" ? "" : both.textName + "Note"
            width: parent.width
            visible: text !== ""
            text: both.note
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
    }
}
