// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// whatsapp-chat-parser reads a _chat.txt: a line for each message that it finds, as JSON.
const fs = require('fs');
const { parseString } = require(process.argv[2] + '/whatsapp-chat-parser/index.cjs');
for (const message of parseString(fs.readFileSync(process.argv[3], 'utf8'), { daysFirst: true, parseAttachments: true })) {
    const file = message.attachment ? message.attachment.fileName : '';
    console.log(JSON.stringify([message.author, message.date.getTime() / 1000, file, message.message]));
}
