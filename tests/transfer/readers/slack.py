# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What mmetl, Rocket.Chat and slack-export-viewer index without asking (docs/formats/export.md)."""
import html
import json
import re
import sys

import truth
import zip_file
from truth import check

header, messages = truth.load()
files = zip_file.read(sys.argv[1])
with_uploads = len(sys.argv) > 3
uploads = {name: files.pop(name) for name in list(files) if name.startswith("__uploads/")}
check(bool(uploads) == (with_uploads and bool(truth.there(messages))), "uploads", list(uploads))
for name in files:
    check(re.fullmatch(r"[^/]+(\.json|/([^/]+\.json)?)", name), name)
data = {name: json.loads(content) for name, content in files.items()}
for name in ["channels.json", "groups.json", "mpims.json", "dms.json", "users.json", "integration_logs.json"]:
    check(name in data, name)
check(data["channels.json"] == [], "a room that was private is public")
(group,) = data["groups.json"]
users = {user["id"]: user for user in data["users.json"]}
check(len(users) == len(data["users.json"]), "a user twice")
check(len({user["name"] for user in users.values()}) == len(users), "a name twice")
for user in users.values():
    check(re.fullmatch(r"[a-z][a-z0-9._-]+", user["name"]) and user["profile"]["email"], user)
    user["deleted"], user["is_bot"], user["tz_offset"], user["profile"]["real_name"], user["profile"]["image_72"]
check(group["creator"] in users and set(group["members"]) == set(users), "members")
check(re.fullmatch(r"[a-z0-9_-]{1,64}", group["name"]) and group["created"] > 0, group["name"])
group["topic"]["value"], group["purpose"]["value"], group["is_archived"], group["is_general"]
days = [name for name in files if "/" in name]
check(all(re.fullmatch(re.escape(group["name"]) + r"/\d{4}-\d\d-\d\d\.json", day) for day in days), days)
all_messages = [message for day in sorted(days) for message in data[day]]
by_ts = {}
for message in all_messages:
    check(message["type"] == "message" and message["user"] in users, message["user"])
    check(re.fullmatch(r"\d+\.\d{6}", message["ts"]) and message["ts"] not in by_ts, message["ts"])
    by_ts[message["ts"]] = message
    check(not re.search(r"[<>]", message["text"]), message["text"])
    for reaction in message.get("reactions", []):
        check(reaction["count"] == len(reaction["users"]) > 0, reaction)
        check(set(reaction["users"]) <= set(users), reaction)
    check(len(message.get("files", [])) <= 5, "files")
replies = 0
for message in all_messages:
    root = message.get("thread_ts")
    if root is None or root == message["ts"]:
        check(message.get("reply_count", 0) == len(message.get("replies", [])), "count")
        for reply in message.get("replies", []):
            check(by_ts[reply["ts"]]["user"] == reply["user"], reply)
            check(by_ts[reply["ts"]]["thread_ts"] == message["ts"], reply)
        continue
    replies += 1
    check(by_ts[root].get("thread_ts") == root and message["parent_user_id"] == by_ts[root]["user"], message["ts"])
text = truth.words_of(html.unescape("".join(message["text"] for message in all_messages)))
for message in messages:
    for part in truth.lines_of(message["text"]).split("\n"):
        check(truth.words_of(part)[:5000] in text, part)
listed = {f["id"]: f for message in all_messages for f in message.get("files", [])}
check(len(listed) == len(uploads), "files", list(listed), list(uploads))
for name, content in uploads.items():
    _, key, last = name.split("/")
    check(listed[key]["name"] == last and listed[key]["size"] == len(content), name)
check(sorted(uploads.values()) == (sorted(a["bytes"] for a in truth.there(messages)) if with_uploads else []), "bytes")
print(len(all_messages), "messages", replies, "replies")
