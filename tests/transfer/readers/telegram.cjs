// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// telegram-chat-parser reads a result.json: a line for each message that it finds, as JSON.
const fs = require('fs');
const { TelegramChat } = require(process.argv[2] + '/telegram-chat-parser/index.js');
const chat = new TelegramChat(fs.readFileSync(process.argv[3], 'utf8'));
for (const message of chat.messages) {
    const repliesTo = message.replyTo ? message.replyTo.id : 0;
    console.log(JSON.stringify([message.from ? message.from.name : null, message.id, repliesTo, message.data.text]));
}
