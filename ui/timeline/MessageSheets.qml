// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What opens over the messages, by name, each made when it is asked for first.
import QtQuick
import Ieum.Controls
import Ieum.Links
import Ieum.Files
import Ieum.Timeline

Item {
    id: sheets
    required property MessagePane pane
    required property MessageDeeds deeds
    /// The message whose menu is open; "": none
    readonly property string menuAt: (menu.item as MessageMenu)?.visible ? (menu.item as MessageMenu).message : ""

    function made(name: string): var {
        return Array.from(children).find(each => each.name === name).made();
    }

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    LazySheet {
        id: menu
        name: "menu"
        sourceComponent: MessageMenu {
            canWrite: sheets.pane.canWrite
            mayPin: sheets.pane.mayPin
            mayHide: sheets.pane.mayHide
            onReplyAsked: sheets.pane.replyAsked(message, author, essence)
            onCopyAsked: text => sheets.pane.copy(text)
            onEditAsked: sheets.pane.editAsked(message, essence)
            onPinAsked: wanted => sheets.deeds.pin(message, wanted)
            onReactionAsked: emoji => sheets.deeds.react(message, emoji, ownReactions)
            onQuoteAsked: sheets.pane.jumpTo(quoted)
            onEmojiAsked: sheets.made("emoji").openFor(message, ownReactions)
            onForwardAsked: sheets.made("forward").ask(file === "" ? essence : "", file, essence)
            onRemoveAsked: sheets.made("remove").ask(message, essence)
            onLinkAsked: sheets.made("link").ask(text, cut, 0, "")
            onPersonAsked: sheets.pane.personAsked(person)
            onWhoAsked: sheets.made("who").show(sheets.pane.room, message)
        }
    }
    LazySheet {
        name: "recipients"
        sourceComponent: RecipientSheet {
            live: sheets.pane.live
        }
    }
    LazySheet {
        name: "who"
        sourceComponent: TieSheet {
            live: sheets.pane.live
        }
    }
    LazySheet {
        name: "forward"
        sourceComponent: ForwardSheet {
            live: sheets.pane.live
            onChosen: (room, roomName) => sheets.deeds.forward(room, roomName, words, file)
        }
    }
    LazySheet {
        name: "remove"
        sourceComponent: RemoveSheet {
            onAgreed: message => sheets.deeds.remove(message)
        }
    }
    LazySheet {
        name: "day"
        sourceComponent: DaySheet {
            onChosen: ms => sheets.pane.jumpToTime(ms)
        }
    }
    LazySheet {
        name: "viewer"
        sourceComponent: PictureViewer {
            live: sheets.pane.live
            onFetchAsked: file => sheets.pane.fetchAsked(file)
            onSaveAsked: (file, name) => sheets.pane.saveAsked(file, name)
        }
    }
    LazySheet {
        name: "emoji"
        sourceComponent: ReactionSheet {
            onPicked: emoji => sheets.deeds.react(message, emoji, own)
        }
    }
    LazySheet {
        name: "link"
        sourceComponent: OpenLinkSheet {
            onOfferAsked: link => sheets.pane.offerAsked(link)
        }
    }
    // qmllint enable unqualified
}
