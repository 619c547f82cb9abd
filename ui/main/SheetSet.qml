// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every question that the window can ask, by name, each made when it is asked first.
import QtQuick
import Ieum.Live
import Ieum.Controls
import Ieum.Sheets
import Ieum.Devices

Item {
    id: set
    required property Live live
    signal roomWanted(string room)
    signal agreed(string kind, string subject)

    /// null: there is none of that name.
    function made(name: string): var {
        const found = Array.from(children).find(each => each.name === name);
        return found ? found.made() : null;
    }
    /// Asks whether `kind` should be done to `subject`; agreed() follows when the answer is yes.
    function ask(kind: string, subject: string, heading: string, advice: string, deed: string) {
        const question = made("question");
        question.kind = kind;
        question.subject = subject;
        question.heading = heading;
        question.advice = advice;
        question.deed = deed;
        question.open();
    }

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    LazySheet {
        name: "room"
        sourceComponent: NewRoomSheet {
            live: set.live
            onCreated: room => set.roomWanted(room)
        }
    }
    LazySheet {
        name: "invite"
        sourceComponent: InviteSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "accept"
        sourceComponent: AcceptSheet {
            live: set.live
            onAccepted: room => {
                if (room !== "")
                    set.roomWanted(room);
            }
        }
    }
    LazySheet {
        name: "replica"
        sourceComponent: ReplicaSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "proxy"
        sourceComponent: ProxySheet {
            live: set.live
        }
    }
    LazySheet {
        name: "lan"
        sourceComponent: LanSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "import"
        sourceComponent: ImportSheet {
            live: set.live
            onBrought: room => set.roomWanted(room)
        }
    }
    LazySheet {
        name: "export"
        sourceComponent: ExportSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "handover"
        sourceComponent: HandoverSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "bundle"
        sourceComponent: BundleSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "bundleRead"
        sourceComponent: BundleReadSheet {
            live: set.live
            onBrought: room => set.roomWanted(room)
        }
    }
    LazySheet {
        name: "backup"
        sourceComponent: BackupSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "recovery"
        sourceComponent: RecoverySheet {
            live: set.live
        }
    }
    LazySheet {
        name: "devices"
        sourceComponent: DevicesSheet {
            live: set.live
            onLinkAsked: set.made("link").link()
            onRecoveryAsked: set.made("recovery").open()
            onBackupAsked: set.made("backup").open()
            onRemoveAsked: (device, name) => set.ask("device", device, qsTr("Remove the computer %1?").arg(name), qsTr("It is taken out of every room: what is written from now on it cannot read, and it cannot write in your name. What it has it keeps."), qsTr("Remove"))
        }
    }
    LazySheet {
        name: "link"
        sourceComponent: LinkSheet {
            live: set.live
        }
    }
    LazySheet {
        name: "question"
        sourceComponent: AskSheet {
            heading: ""
            onAgreed: (kind, subject) => {
                if (kind === "device")
                    set.made("devices").remove(subject);
                set.agreed(kind, subject);
            }
        }
    }
    // qmllint enable unqualified
}
