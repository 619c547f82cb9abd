// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every message between the threads of a running profile, on one page (docs/architecture.md, "Threads"):
//
//   GUI or command line ──AnyAsked──▶ engine ──net::Command──▶ network
//            ▲                        │  ▲  ▲                     │
//            └──answers, Event────────┘  │  └────net::Event───────┘
//                                        │
//                          pool ◀─Job────┘  pool ──Finished──▶ engine
//
// A backup that is being written has a thread of its own beside these (backups.h), which reads the database by itself.
// The engine owns the database and writes it; the network thread owns the sockets; the pool seals, opens and reads
// files; the GUI thread owns nothing of these and never waits for any of them.
#pragma once

#include "net/messages.h"
#include "node/any_asked.h"

#include <functional>
#include <variant>

namespace ieum::node {

/// Work for the pool: touches files and bytes, never the database. What it returns runs on the engine's thread.
using Finished = std::function<void()>;
using Job = std::function<Finished()>;

struct StopEngine {};
using ToEngine = std::variant<net::Event, AnyAsked, Finished, StopEngine>;

} // namespace ieum::node
