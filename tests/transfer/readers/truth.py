# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was exported, from the archive that loses nothing; shared by the readers beside this file."""
import json
import re
import sys


def load():
    """The header and the messages, with the bytes that each attachment must have."""
    with open(sys.argv[2] + "/archive.jsonl", encoding="utf-8") as lines:
        header, *messages = [json.loads(line) for line in lines.read().split("\n")[:-1]]
    for message in messages:
        for attachment in message["attachments"]:
            attachment["bytes"] = bytes_of(attachment)
    return header, messages


def bytes_of(attachment):
    name = attachment["name"].encode()
    data = b""
    for at in range(0, attachment["size"], 1000):
        data += bytes(name[i % len(name)] for i in range(at, min(at + 1000, attachment["size"])))
    return data


def lines_of(text):
    """Line ends as text formats write them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def words_of(text):
    """For telling whether a text came along, whatever stands around it and however lines were cut."""
    return re.sub(r"\s+", "", lines_of(text))


def there(messages):
    return [a for m in messages for a in m["attachments"] if a["path"]]


def check(holds, *what):
    if not holds:
        raise SystemExit("not so: " + " ".join(repr(each)[:300] for each in what))
