# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rocket.Chat's CSV importer: tables without heads."""
import csv
import io
import sys

import truth
import zip_file
from truth import check

csv.field_size_limit(10**8)
header, messages = truth.load()
files = zip_file.read(sys.argv[1])


def table(name):
    return list(csv.reader(io.StringIO(files[name].decode("utf-8"), newline=""), strict=True))


users = {row[0]: row for row in table("users.csv")}
check(all(len(row) == 3 and row[1] and row[2] for row in users.values()), users)
(channel,) = table("channels.csv")
name, creator, kind, members = channel
check(kind == "private" and creator in users and set(members.split(";")) == set(users), channel)
(path,) = [file for file in files if "/" in file]
check(path == name + "/messages.csv", path)
rows = table(path)
check(len(rows) == len(messages), len(rows))
check(len({row[1] for row in rows}) == len(rows), "a time twice")
for row, message in zip(rows, messages):
    check(len(row) == 3 and row[0] in users and abs(int(row[1]) - message["time"]) < 1000, row)
    check(truth.words_of(message["text"]).replace("\0", "") in truth.words_of(row[2]), row[2])
