# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Events by the rules of the specification that bind us: kinds, references, 64 KiB each; and where files lie."""
import json
import re
import sys

import truth
from truth import check

header, messages = truth.load()
out = sys.argv[1]
server = sys.argv[3] if len(sys.argv) > 3 else "example.org"
events = [json.loads(line) for line in open(out + "/matrix-events.jsonl", encoding="utf-8")]
ids = set()
for event in events:
    check(event["event_id"] not in ids, event["event_id"])
    ids.add(event["event_id"])
    check(re.fullmatch(r"@[a-z0-9._=/+-]+:" + re.escape(server), event["sender"]) and len(event["sender"]) <= 255, event["sender"])
    check(len(json.dumps(event, ensure_ascii=False).encode()) < 64 * 1024, "beyond an event's size")
    relates = event["content"].get("m.relates_to", {})
    for target in [relates.get("event_id"), relates.get("m.in_reply_to", {}).get("event_id")]:
        check(target is None or target in ids, target)
    if event["type"] == "m.room.message":
        check(event["content"]["msgtype"] in ["m.text", "m.notice", "m.image", "m.file", "m.video", "m.audio"], event)
        check(isinstance(event["content"]["body"], str), event)
    if "invalid.ieum.path" in event["content"]:
        with open(out + "/" + event["content"]["invalid.ieum.path"], "rb") as file:
            check(len(file.read()) == event["content"]["info"]["size"], event)
text = truth.words_of("".join(e["content"]["body"] for e in events if e["type"] == "m.room.message"))
for message in messages:
    for part in truth.lines_of(message["text"]).split("\n"):
        check(truth.words_of(part)[:5000] in text, part)
check(sum("invalid.ieum.path" in e["content"] for e in events) == len(truth.there(messages)), "files")
registration = open(out + "/registration.yaml", encoding="utf-8").read()
(regex,) = re.findall(r'regex: "(.*)"', registration)
regex = regex.replace("\\\\", "\\")
check(all(re.fullmatch(regex, event["sender"]) for event in events), regex)
check('as_token: ""' in registration, "a token that everybody knows")
