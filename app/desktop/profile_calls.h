// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The door's calls on real profiles. Making one with a passphrase takes about a second of CPU, so it has a thread.
#pragma once

#include "ui/welcome/door.h"

namespace ieum::desktop {

ui::ProfileCalls profileCalls(const QString& folder, bool goOnline);

} // namespace ieum::desktop
