# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""DiscordChatExporter's JSON: what its readers index."""
import json
import sys

import truth
from truth import check

header, messages = truth.load()
out = sys.argv[1]
data = json.load(open(out + "/channel.json", encoding="utf-8"))
check(data["messageCount"] == len(data["messages"]) == len(messages), data["messageCount"])
check(data["channel"]["name"] == header["room"], data["channel"])
data["guild"]["id"], data["guild"]["iconUrl"], data["channel"]["topic"], data["channel"]["categoryId"], data["dateRange"]
ids = set()
for written, message in zip(data["messages"], messages):
    check(written["id"].isdigit() and written["id"] not in ids, written["id"])
    check("reference" not in written or written["reference"]["messageId"] in ids, written["id"])
    ids.add(written["id"])
    check(truth.words_of(message["text"]) in truth.words_of(written["content"]), written["content"])
    check(written["author"]["id"].isdigit() and written["author"]["name"], written["author"])
    there = [a for a in message["attachments"] if a["path"]]
    check(len(there) == len(written["attachments"]), written["attachments"])
    for attachment, known in zip(written["attachments"], there):
        path = out + "/" + attachment["url"]
        check(open(path, "rb").read() == known["bytes"], path)
