// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The row of each target, which stands in the file that writes it.
#pragma once

#include "transfer/target.h"

namespace ieum::transfer {

extern const Target htmlTarget;
extern const Target htmlZipTarget;
extern const Target pdfTarget;
extern const Target jsonlTarget;
extern const Target whatsAppTarget;
extern const Target lineTarget;
extern const Target mattermostTarget;
extern const Target slackTarget;
extern const Target slackFilesTarget;
extern const Target telegramTarget;
extern const Target discordTarget;
extern const Target rocketChatTarget;
extern const Target matrixTarget;
extern const Target prosodyTarget;
extern const Target csvTarget;
extern const Target mboxTarget;

} // namespace ieum::transfer
