// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file, looked at without opening it: a picture of at most 512 pixels, the first lines of a text, or that there is no
// preview and why.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files

Sheet {
    id: sheet
    required property Live live
    property string file: ""
    property string fileName: ""
    property string mark: ""
    property bool here: false
    readonly property real room: parent ? parent.height - 200 : 320

    function show(id: string, name: string, letters: string, isHere: bool) {
        file = id;
        fileName = name;
        mark = letters;
        here = isHere;
        open();
        leave.forceActiveFocus();
    }

    objectName: "previewSheet"
    heading: fileName
    breadth: 560
    FilePreview {
        id: preview
        objectName: "previewPicture"
        visible: kind === "picture"
        width: Math.min(implicitWidth, sheet.availableWidth)
        height: Math.min(sheet.room, implicitWidth > 0 ? implicitHeight * width / implicitWidth : 0)
        anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
        live: sheet.live
        file: sheet.opened ? sheet.file : ""
        wanted: sheet.here
        textToo: true
        radius: Theme.gap1
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture %1").arg(sheet.fileName)
    }
    Rectangle {
        visible: preview.kind === "text"
        width: parent ? parent.width : 0
        height: visible ? Math.min(sheet.room, lines.implicitHeight + 2 * Theme.gap3) : 0
        radius: Theme.controlRadius
        color: Theme.field
        Flickable {
            id: paper
            anchors.fill: parent
            anchors.margins: Theme.gap3
            clip: true
            contentHeight: lines.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollMark {}
            PlainText {
                id: lines
                objectName: "previewText"
                width: paper.width
                text: preview.text
                wrapMode: Text.Wrap
            }
        }
    }
    EmptyState {
        objectName: "previewNone"
        visible: !sheet.here || preview.kind === "none"
        width: parent ? parent.width : 0
        symbol: sheet.here ? Icon.File : Icon.Download
        heading: sheet.here ? qsTr("No preview") : qsTr("Not on this computer yet")
        advice: sheet.here ? qsTr("Undamaged PNG and JPEG pictures and plain text are shown here, without being opened.") : qsTr("Fetch the file first.")
    }
    PlainText {
        visible: preview.kind === "text" || preview.kind === "picture"
        width: parent ? parent.width : 0
        text: preview.kind === "text" ? qsTr("The beginning, as plain text.") : qsTr("A small copy; the file itself was not opened.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    QuietButton {
        id: leave
        objectName: "previewClose"
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
