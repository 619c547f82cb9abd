# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Python's mailbox and email, which do not know us."""
import email
import email.policy
import mailbox
import sys

import truth
from truth import check

header, messages = truth.load()
path = sys.argv[1] + "/chat.mbox"


class Rd(mailbox.mbox):
    """mboxrd: one ">" comes off where lines were quoted."""


box = Rd(path, create=False)
mails = [email.message_from_bytes(box.get_bytes(key), policy=email.policy.default) for key in box.keys()]
ids = [mail["Message-ID"] for mail in mails]
check(len(set(ids)) == len(ids), "an id twice")
plain = [mail for mail in mails if mail.get_content_disposition() != "reaction"]
reactions = [mail for mail in mails if mail.get_content_disposition() == "reaction"]
check(len(plain) == len(messages), len(plain), len(messages))
wanted = [(r["emoji"], n) for m in messages for r in m.get("reactions", []) for n in r["by"]]
check(len(reactions) == len(wanted), len(reactions))
for mail in mails:
    for part in mail.walk():
        check(not part.defects, part.defects)
    for name in ["From", "Date", "Subject", "List-Id"]:
        check(mail[name] is not None and "\n" not in str(mail[name]), name)
    check(mail["In-Reply-To"] is None or mail["In-Reply-To"] in ids, mail["In-Reply-To"])
by_id = {}
for mail, message in zip(plain, messages):
    body = mail.get_body(("plain",))
    text = "\n".join(l[1:] if l.lstrip(">").startswith("From ") and l.startswith(">") else l for l in body.get_content().split("\n"))
    if body["Content-Transfer-Encoding"] == "base64":
        text = body.get_content()
    check(truth.words_of(message["text"]) in truth.words_of(text), message["text"], text)
    check(abs(mail["Date"].datetime.timestamp() - message["time"] // 1000) < 1, mail["Date"])
    files = list(mail.iter_attachments())
    there = [a for a in message["attachments"] if a["path"]]
    check(len(files) == len(there), len(files))
    for part, attachment in zip(files, there):
        content = part.get_content()
        check((content.encode() if isinstance(content, str) else content).replace(b"\r\n", b"\n") == attachment["bytes"], part.get_filename())
        check(part.get_filename() and "/" not in part.get_filename(), part.get_filename())
    by_id.setdefault(message["id"], mail["Message-ID"])
for mail, message in zip(plain, messages):
    if message["reply_to"]:
        check(mail["In-Reply-To"] == by_id[message["reply_to"]], mail["In-Reply-To"])
for mail, (emoji, name) in zip(reactions, wanted):
    check(mail.get_content().strip() == emoji.strip(), mail.get_content())
raw = open(path, "rb").read()
check(max(len(line) for line in raw.split(b"\n")) <= 998, "a line too long")
