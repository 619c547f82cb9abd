// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each question of the window begins, by name.
import QtQuick
import Ieum.Live

Item {
    id: sheets
    required property Live live
    signal roomWanted(string room)
    signal agreed(string kind, string subject)

    function show(name: string, room = "", roomName = "") {
        if (name === "invite" || name === "inviteHere")
            set.made("invite").invite(name === "inviteHere" ? room : "", name === "inviteHere" ? roomName : "");
        else if (name === "import" || name === "bundleRead")
            set.made(name).choose();
        else if (name === "export" || name === "bundle" || name === "handover")
            set.made(name).ask(room, roomName);
        else
            set.made(name)?.open();
    }
    /// A link of ours, or the URL of a bundle.
    function take(what: string) {
        if (what.startsWith("ieum:"))
            set.made("accept").offer(what);
        else
            takeBundles([what]);
    }
    /// False: these are no bundles.
    function takeBundles(files: list<url>): bool {
        const taking = set.made("bundleRead");
        if (!taking.areBundles(files))
            return false;
        taking.take(files);
        return true;
    }
    /// Asks whether `kind` should be done to `subject`; agreed() follows when the answer is yes.
    function ask(kind: string, subject: string, heading: string, advice: string, deed: string) {
        set.ask(kind, subject, heading, advice, deed);
    }

    SheetSet {
        id: set
        live: sheets.live
        onRoomWanted: room => sheets.roomWanted(room)
        onAgreed: (kind, subject) => sheets.agreed(kind, subject)
    }
}
