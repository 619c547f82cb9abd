// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/world.h"

namespace ieum::node {

World::World(std::unique_ptr<store::Connection> open, Machine machine, std::string folder, bool protectedByPassphrase)
    : profileFolder(std::move(folder)), isProtected(protectedByPassphrase), connection(std::move(open)),
      stores(*connection), files(machine.files), chunks(store::chunksFolder(profileFolder), files, &machine.folderSync),
      markForeign(std::move(machine.markForeign)), random(machine.random), clock(machine.clock) {}

} // namespace ieum::node
