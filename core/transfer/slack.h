// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The export of a Slack workspace: lists of people and channels, and a folder of days for each channel. Only one
// message of it is ever held as JSON. Files are in it only where another program put them ("__uploads/<id>/…").
#pragma once

#include "transfer/bundle.h"
#include "transfer/importer.h"

namespace ieum::transfer {

bool isSlackExport(const Bundle& bundle);
/// Where an unpacked export keeps its days: one part of a path each, which leads nowhere but into the export's folder.
/// Empty where the lists of its channels cannot be read.
std::vector<std::string> slackFolders(const Bundle& bundle);

/// `options.chat` says which channel, by its name or id. Messages know their files (ChatAttachment::entry), and go to
/// `options.take` when there is one, a day at a time. Errors: SeveralChats, NoMessages, those of readJsonMessages(), of
/// Bundle, of `options.take` and of `options.goOn`.
Result<Chat> readSlack(Bundle& bundle, const ImportOptions& options);

} // namespace ieum::transfer
