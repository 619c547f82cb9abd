# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table for spreadsheets."""
import csv
import io
import sys

import truth
from truth import check

csv.field_size_limit(10**8)
header, messages = truth.load()
raw = open(sys.argv[1] + "/messages.csv", "rb").read()
check(raw.startswith(b"\xef\xbb\xbf"), "no byte order mark")
rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
check(len(rows) == len(messages), len(rows))
for row, message in zip(rows, messages):
    check(None not in row and None not in row.values(), row)
    for cell in row.values():
        check(not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")), cell)
    check(truth.words_of(message["text"]) in truth.words_of(row["text"]), row["text"])
    check(row["sender"].lstrip("'") == message["author"]["name"].lstrip("'"), row["sender"])
    check(row["id"] == message["id"] and row["reply_to"] == message["reply_to"], row["id"])
for attachment in truth.there(messages):
    check(open(sys.argv[1] + "/" + attachment["path"], "rb").read() == attachment["bytes"], attachment["path"])
