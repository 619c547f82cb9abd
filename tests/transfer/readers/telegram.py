# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Telegram Desktop's schema, and what signalbackup-tools needs of it."""
import json
import sys

import truth
from truth import check

header, messages = truth.load()
out = sys.argv[1]
data = json.load(open(out + "/result.json", encoding="utf-8"))
check(data["type"] == "private_group" and data["id"] > 0 and data["name"] == header["room"], data["name"])
ids = set()
text = ""
files = []
people = {}
for message in data["messages"]:
    check(message["id"] not in ids, message["id"])
    check(message.get("reply_to_message_id", message["id"]) in ids | {message["id"]}, "an answer to nothing")
    ids.add(message["id"])
    int(message["date_unixtime"])
    check(message["text"] == "".join(part["text"] for part in message["text_entities"]), message["id"])
    text += message["text"] + message.get("poll", {}).get("question", "")
    if message["type"] == "service":
        continue
    check(message["type"] == "message" and message["from"], message["id"])
    check(people.setdefault(message["from_id"], message["from"]) == message["from"], "two names for one id")
    for key in ["photo", "file"]:
        if key in message and not message[key].startswith("("):
            files.append(open(out + "/" + message[key], "rb").read())
    for reaction in message.get("custom_reactions", []):
        check(reaction["author"].startswith("user") and isinstance(reaction["timestamp"], int), reaction)
check(len(data["messages"]) == sum(max(1, len(m["attachments"])) for m in messages), len(data["messages"]))
check(files == [a["bytes"] for a in truth.there(messages)], "files")
for message in messages:
    check(truth.words_of(message["text"]) in truth.words_of(text), message["text"])
