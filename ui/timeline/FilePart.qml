// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file of a message, or its pictures; made only where there is something.
import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Files

Loader {
    id: part
    required property MessageData message
    required property Live live
    signal previewAsked
    signal viewAsked(string file, string name)
    signal fetchAsked(string file)
    signal saveAsked

    active: message.kind === "file" || message.kind === "pictures"
    visible: active
    sourceComponent: message.kind === "pictures" ? grid : card
    // Qt 6.4 cannot load bound components through a Loader.
    // qmllint disable unqualified
    Component {
        id: card
        FileCard {
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
            onPreviewAsked: picture ? part.viewAsked(file, name) : part.previewAsked()
            onFetchAsked: part.fetchAsked(file)
            onSaveAsked: part.saveAsked()
        }
    }
    Component {
        id: grid
        PictureGrid {
            live: part.live
            files: part.message.pictures
            names: part.message.pictureNames
            here: part.message.picturesHere
            onViewAsked: (file, name) => part.viewAsked(file, name)
            onFetchAsked: file => part.fetchAsked(file)
        }
    }
    // qmllint enable unqualified
}
