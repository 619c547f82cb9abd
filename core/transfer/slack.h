// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The export of a Slack workspace: lists of people and channels, and a folder of days for each channel. Only one
// message of it is ever held as JSON. Files are in it only where another program put them ("__uploads/<id>/…").
#pragma once

#include "transfer/bundle.h"
#include "transfer/importer.h"

namespace ieum::transfer {

bool isSlackExport(const Bundle& bundle);

/// `options.chat` says which channel, by its name or id. Errors: SeveralChats, NoMessages, those of
/// readJsonMessages() and of Bundle.
Result<Chat> readSlack(const Bundle& bundle, const ImportOptions& options);

} // namespace ieum::transfer
