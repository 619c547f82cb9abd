// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// line-chat-parser reads a "[LINE] ROOM.txt": a line for each message that it finds, as JSON.
const fs = require('fs');
const LineChatParser = require(process.argv[2] + '/line-chat-parser/index.js');
for (const message of LineChatParser.parse(fs.readFileSync(process.argv[3], 'utf8'))) {
    const at = message.date;
    const stamp = [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()].join(' ');
    console.log(JSON.stringify([message.author, stamp, message.text]));
}
