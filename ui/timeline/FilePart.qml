// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file of a message, made only where there is one.
import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Files

Loader {
    id: part
    required property MessageData message
    required property Live live
    signal previewAsked
    signal fetchAsked
    signal saveAsked

    active: message.kind === "file"
    visible: active
    // Qt 6.4 cannot load bound components through a Loader.
    // qmllint disable unqualified
    sourceComponent: FileCard {
        live: part.live
        file: part.message.file
        name: part.message.fileName
        mark: part.message.fileMark
        where: part.message.fileWhere
        holders: part.message.fileHolders
        here: part.message.fileHere
        picture: part.message.filePicture
        fetching: part.message.fetching
        share: part.message.fileShare
        quiet: part.message.own ? Theme.ownQuiet : Theme.quiet
        onPreviewAsked: part.previewAsked()
        onFetchAsked: part.fetchAsked()
        onSaveAsked: part.saveAsked()
    }
    // qmllint enable unqualified
}
