// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the scripted Api answers to those who look for messages and files: from the messages of the script.
#pragma once

#include "ui/support/scripted_api.h"

namespace ieum::uitest {

Result<node::FoundMessage> answer(Script& script, const node::FindMessage& request);
Result<node::LinkList> answer(Script& script, const node::ListLinks& request);
Result<node::NoticeList> answer(Script& script, const node::ListNotices& request);
Result<node::AtRiskList> answer(Script& script, const node::ListAtRisk& request);
Result<node::AtRiskFetch> answer(Script& script, const node::FetchAtRisk& request);
/// What is attached to messages of the room, newest first; the place says how many are newer.
void addAttached(const Script& script, const node::FindFiles& request, node::FileList& list);

} // namespace ieum::uitest
