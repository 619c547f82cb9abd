// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a door can do with the profile behind it.
#pragma once

#include "node/api.h"
#include "node/backup_reading.h"
#include "node/near.h"
#include "node/profile.h"

#include <functional>
#include <memory>

namespace ieum::ui {

/// All answers come on the GUI thread.
struct ProfileCalls {
    using Opened = std::function<void(Result<std::unique_ptr<node::Api>>)>;
    std::function<node::ProfileKind()> kind;
    /// Of what is wanted the folder is known to whoever gave this.
    std::function<void(node::NewProfile wanted, std::function<void(Result<node::Self>)>)> create;
    /// Makes the profile out of a backup; its folder is known likewise.
    std::function<void(node::RestoreBackup wanted, std::function<void(Result<node::BackupRow>)>)> restore;
    std::function<void(std::string passphrase, Opened)> open;
    /// While it is open. `wanted`: "" for none.
    std::function<void(std::string old, std::string wanted, std::function<void(Done)>)> changePassphrase;
    /// People on this network who want to be seen; empty: no socket may be opened.
    std::function<std::unique_ptr<node::Near>(node::NearSelf, node::Near::Told)> near;
    /// Who made this link for a further computer of theirs.
    std::function<Result<std::string>(const std::string& link)> ownerOfLink;
};

} // namespace ieum::ui
