// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each question of the window begins, by name.
import QtQuick
import Ieum.Live
import Ieum.Controls

Item {
    id: sheets
    required property Live live
    signal roomWanted(string room)
    signal agreed(string kind, string subject)
    objectName: "sheetSet"

    /// null: there is none of that name.
    function made(name: string): var {
        return set.made().made(name);
    }
    function show(name: string, room = "", roomName = "") {
        if (name === "invite" || name === "inviteHere")
            made("invite").invite(name === "inviteHere" ? room : "", name === "inviteHere" ? roomName : "");
        else if (name === "import" || name === "bundleRead")
            made(name).choose();
        else if (name === "export" || name === "bundle" || name === "handover")
            made(name).ask(room, roomName);
        else
            made(name)?.open();
    }
    /// The card of somebody, by his key.
    function showPerson(key: string) {
        person.made().show(key);
    }
    /// A link of ours, or the URL of a bundle.
    function take(what: string) {
        if (what.startsWith("ieum:"))
            made("accept").offer(what);
        else
            takeBundles([what]);
    }
    /// False: these are no bundles.
    function takeBundles(files: list<url>): bool {
        const taking = made("bundleRead");
        if (!taking.areBundles(files))
            return false;
        taking.take(files);
        return true;
    }
    /// Asks whether `kind` should be done to `subject`; agreed() follows when the answer is yes.
    function ask(kind: string, subject: string, heading: string, advice: string, deed: string) {
        set.made().ask(kind, subject, heading, advice, deed);
    }

    LazySheet {
        id: set
        from: Qt.resolvedUrl("SheetSet.qml")
        function given(): var {
            return {
                live: sheets.live
            };
        }
        function heard(): var {
            return {
                roomWanted: sheets.roomWanted,
                agreed: sheets.agreed
            };
        }
    }
    LazySheet {
        id: person
        from: Qt.resolvedUrl("../Members/PersonSheet.qml")
        function given(): var {
            return {
                live: sheets.live
            };
        }
        function heard(): var {
            return {
                roomWanted: sheets.roomWanted,
                inviteAsked: () => sheets.show("invite")
            };
        }
    }
}
