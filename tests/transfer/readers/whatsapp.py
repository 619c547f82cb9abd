# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The zip for Telegram's phones: heads by the grammar that its clients and viewers look for, media by exact name."""
import glob
import re
import sys

import truth
import zip_file
from truth import check

header, messages = truth.load()
out = sys.argv[1]
(zip_path,) = glob.glob(glob.escape(out) + "/*.zip")
(text_path,) = glob.glob(glob.escape(out) + "/*.txt")
check(re.search(r"/WhatsApp Chat - [^/]+\.zip$", zip_path), zip_path)
check(re.search(r"/WhatsApp Chat with [^/]+\.txt$", text_path), text_path)
files = zip_file.read(zip_path)
text = files.pop("_chat.txt").decode("utf-8")
check(not text.startswith("\ufeff"), "a byte order mark")
check(text.endswith("\r\n"), "cut")
records = text[:-2].split("\r\n")
head = re.compile(r"^\[(\d\d)/(\d\d)/(\d{4}), (\d\d):(\d\d):(\d\d)\] (.+?): (.*)$", re.S)
check("created group “" in records[0], records[0])
attached = []
for record in records:
    match = head.match(record)
    check(match, record)
    body = match.group(8)
    for line in body.split("\n"):
        check(not re.match(r"^[\u200e\u200f]*\[\d", line), "a line like a head", line)
        check(not re.match(r"^\d+/\d+/\d+, \d+:\d+ - ", line), "a line like a head", line)
    found = re.match(r"^<attached: ([^>]+)>(?:\n|$)", body)
    if found:
        attached.append(found.group(1))
wanted = truth.there(messages)
check(len(records) >= len(messages) + 1, len(records))
check(attached == [name for name in files], attached, list(files))
for name, attachment in zip(attached, wanted):
    check(files[name] == attachment["bytes"], name)
    check(re.match(r"^\d{8}-", name), name)
outside = open(text_path, encoding="utf-8", newline="").read()
check("<attached: " not in outside and outside.count("\r\n") >= len(messages) + 1, "the text outside")
for message in messages:
    if message["kind"] == "deleted":
        check("\u200eThis message was deleted." in text, "a deletion")
    elif message["author"]["name"]:
        check(truth.words_of(message["text"]).replace("[", "") in truth.words_of(text).replace("[\u2060", "").replace("\u2060", "").replace("[", ""), message["text"])
