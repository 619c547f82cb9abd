# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rules of Mattermost's own validator (server/channels/app/imports/import_validators.go), and what Zulip's reader of
the same file indexes without asking (zerver/data_import/mattermost.py)."""
import json
import re
import sys

import truth
import zip_file
from truth import check

header, messages = truth.load()
files = zip_file.read(sys.argv[1])
(name,) = [name for name in files if name.endswith(".jsonl")]
raw = files.pop(name).decode("utf-8")
check(raw.endswith("\n"), "cut")
lines = raw[:-1].split("\n")
check(all(lines), "an empty line")
check(all(len(line.encode()) < 16 * 1024 * 1024 for line in lines), "a line beyond the buffer")
rows = [json.loads(line) for line in lines]
order = ["version", "team", "channel", "user", "post"]
check([order.index(row["type"]) for row in rows] == sorted(order.index(row["type"]) for row in rows), "order")
check(rows[0]["type"] == "version" and rows[0]["version"] == 1, rows[0])
of = {kind: [row[kind] for row in rows if row["type"] == kind] for kind in order[1:]}


def unique(values):
    check(len(set(values)) == len(values), "twice", values)
    return set(values)


teams = unique([team["name"] for team in of["team"]])
for team in of["team"]:
    check(re.fullmatch(r"[a-z0-9-]{2,64}", team["name"]) and team["display_name"] and team["type"] in "OI", team)
channels = unique([channel["name"] for channel in of["channel"]])
for channel in of["channel"]:
    check(channel["team"] in teams and channel["type"] in "OP", channel)
    check(re.fullmatch(r"[a-z0-9_-]{1,64}", channel["name"]) and len(channel["display_name"]) <= 64, channel)
    channel["header"], channel["purpose"]
users = unique([user["username"] for user in of["user"]])
unique([user["email"] for user in of["user"]])
for user in of["user"]:
    check(re.fullmatch(r"[a-z][a-z0-9._-]{2,21}", user["username"]), user["username"])
    check(re.fullmatch(r"[^@\s]+@[^@\s]+", user["email"]) and len(user["email"]) <= 128, user["email"])
    check("password" not in user and "auth_data" not in user, "credentials")
    check(len(user["nickname"]) <= 64 and len(user["first_name"]) <= 64, user)
    user["last_name"]
    for team in user["teams"]:
        check(team["name"] in teams, team)
        check(all(channel["name"] in channels for channel in team["channels"]), team)
moments = set()
posts = []


def post_rules(post, root):
    check(post["user"] in users, post["user"])
    check(isinstance(post["message"], str) and len(post["message"]) <= 16383, "message")
    check(post["create_at"] > 0 and post["create_at"] not in moments, post["create_at"])
    check(root is None or post["create_at"] >= root["create_at"], "an answer before its question")
    moments.add(post["create_at"])
    check(len(post["attachments"]) <= 10, "attachments")
    for attachment in post["attachments"]:
        check("data/" + attachment["path"] in files and ".." not in attachment["path"].split("/"), attachment)
    seen = set()
    for reaction in post["reactions"]:
        check(reaction["user"] in users and 0 < len(reaction["emoji_name"]) <= 64, reaction)
        check(re.fullmatch(r"[a-z0-9_+-]+", reaction["emoji_name"]), reaction)
        check(reaction["create_at"] >= post["create_at"], reaction)
        check((reaction["user"], reaction["emoji_name"]) not in seen, reaction)
        seen.add((reaction["user"], reaction["emoji_name"]))
    posts.append(post)


for post in of["post"]:
    check(post["team"] in teams and post["channel"] in channels, post["channel"])
    post_rules(post, None)
    for reply in post["replies"]:
        post_rules(reply, post)
text = truth.words_of("".join(post["message"] for post in posts))
for message in messages:
    for part in truth.lines_of(message["text"]).split("\n"):
        check(truth.words_of(part)[:5000] in text, part)
used = {"data/" + a["path"] for post in posts for a in post["attachments"]}
check(used == set(files), used ^ set(files))
check(sorted(files.values()) == sorted(a["bytes"] for a in truth.there(messages)), "bytes of files")
answers = [m for m in messages if m["reply_to"]]
print(len(posts), "posts", sum(len(post["replies"]) for post in of["post"]), "replies of", len(answers))
