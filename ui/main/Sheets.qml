// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every question that the window can ask, by name.
import QtQuick
import Ieum.Live
import Ieum.Sheets
import Ieum.Devices

Item {
    id: sheets
    required property Live live
    signal roomWanted(string room)
    signal agreed(string kind, string subject)

    function show(name: string, room = "", roomName = "") {
        if (name === "room")
            newRoom.open();
        else if (name === "invite")
            invite.invite("", "");
        else if (name === "inviteHere")
            invite.invite(room, roomName);
        else if (name === "accept")
            accept.open();
        else if (name === "import")
            bring.choose();
        else if (name === "replica")
            replica.open();
        else if (name === "proxy")
            proxy.open();
        else if (name === "lan")
            lan.open();
        else if (name === "export")
            write.ask(room, roomName);
        else if (name === "bundle")
            carry.ask(room, roomName);
        else if (name === "bundleRead")
            taking.choose();
        else if (name === "recovery")
            recovery.open();
        else if (name === "backup")
            backup.open();
        else if (name === "devices")
            devices.open();
    }
    /// False: these are no bundles.
    function takeBundles(files: list<url>): bool {
        if (!taking.areBundles(files))
            return false;
        taking.take(files);
        return true;
    }
    /// Asks whether `kind` should be done to `subject`; agreed() follows when the answer is yes.
    function ask(kind: string, subject: string, heading: string, advice: string, deed: string) {
        question.kind = kind;
        question.subject = subject;
        question.heading = heading;
        question.advice = advice;
        question.deed = deed;
        question.open();
    }

    NewRoomSheet {
        id: newRoom
        live: sheets.live
        onCreated: room => sheets.roomWanted(room)
    }
    InviteSheet {
        id: invite
        live: sheets.live
    }
    AcceptSheet {
        id: accept
        live: sheets.live
        onAccepted: room => {
            if (room !== "")
                sheets.roomWanted(room);
        }
    }
    ReplicaSheet {
        id: replica
        live: sheets.live
    }
    ProxySheet {
        id: proxy
        live: sheets.live
    }
    LanSheet {
        id: lan
        live: sheets.live
    }
    ImportSheet {
        id: bring
        live: sheets.live
        onBrought: room => sheets.roomWanted(room)
    }
    ExportSheet {
        id: write
        live: sheets.live
    }
    BundleSheet {
        id: carry
        live: sheets.live
    }
    BundleReadSheet {
        id: taking
        live: sheets.live
        onBrought: room => sheets.roomWanted(room)
    }
    BackupSheet {
        id: backup
        live: sheets.live
    }
    RecoverySheet {
        id: recovery
        live: sheets.live
    }
    DevicesSheet {
        id: devices
        live: sheets.live
        onLinkAsked: linking.link()
        onRecoveryAsked: recovery.open()
        onBackupAsked: backup.open()
        onRemoveAsked: (device, name) => sheets.ask("device", device, qsTr("Remove the computer %1?").arg(name), qsTr("It is taken out of every room: what is written from now on it cannot read, and it cannot write in your name. What it has it keeps."), qsTr("Remove"))
    }
    LinkSheet {
        id: linking
        live: sheets.live
    }
    AskSheet {
        id: question
        heading: ""
        onAgreed: (kind, subject) => {
            if (kind === "device")
                devices.remove(subject);
            sheets.agreed(kind, subject);
        }
    }
}
