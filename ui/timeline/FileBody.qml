// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What FilePart shows of a file, or of pictures.
import QtQuick
import Ieum.Theme
import Ieum.Files
import Ieum.Sound
import Ieum.Timeline

Loader {
    id: body
    readonly property FilePart part: parent as FilePart

    sourceComponent: part?.message.kind === "pictures" ? grid : part?.message.fileVoice && part.message.fileHere ? voice : card
    // Qt 6.4 cannot load bound components through a Loader.
    // qmllint disable unqualified
    Component {
        id: card
        FileCard {
            live: body.part.live
            file: body.part.message.file
            name: body.part.message.fileName
            mark: body.part.message.fileMark
            where: body.part.message.fileWhere
            holders: body.part.message.fileHolders
            here: body.part.message.fileHere
            picture: body.part.message.filePicture
            fetching: body.part.message.fetching
            share: body.part.message.fileShare
            quiet: body.part.message.own ? Theme.ownQuiet : Theme.quiet
            onPreviewAsked: picture ? body.part.viewAsked(file, name) : body.part.previewAsked()
            onFetchAsked: body.part.fetchAsked(file)
            onSaveAsked: body.part.saveAsked()
        }
    }
    Component {
        id: voice
        VoicePlayer {
            player: body.part.player
            file: body.part.message.file
            name: body.part.message.fileName
            quiet: body.part.message.own ? Theme.ownQuiet : Theme.quiet
            onSaveAsked: body.part.saveAsked()
        }
    }
    Component {
        id: grid
        PictureGrid {
            live: body.part.live
            files: body.part.message.pictures
            names: body.part.message.pictureNames
            here: body.part.message.picturesHere
            onViewAsked: (file, name) => body.part.viewAsked(file, name)
            onFetchAsked: file => body.part.fetchAsked(file)
        }
    }
    // qmllint enable unqualified
}
