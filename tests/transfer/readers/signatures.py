# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks the signatures of an archive by docs/formats/export.md alone: hashlib, and libsodium as it is installed.

Prints "checked N of M"; ends with a complaint at the first line that is not what its author signed, and
with --files also at the first file.
"""
import base64
import ctypes
import ctypes.util
import hashlib
import json
import struct
import sys
import unicodedata

sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
assert sodium.sodium_init() >= 0


def check(holds, what):
    if not holds:
        sys.exit(str(what))


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def blake(data, key=b""):
    return hashlib.blake2b(data, digest_size=32, key=key).digest()


def labelled(label, *parts):
    out = struct.pack("<H", len(label)) + label
    for part in parts:
        out += struct.pack("<I", len(part)) + part
    return out


def is_signed(key, message, signature):
    return sodium.crypto_sign_verify_detached(signature, message, ctypes.c_ulonglong(len(message)), key) == 0


def opened(key, sealed, additional):
    nonce, rest = sealed[:24], sealed[24:]
    plain = ctypes.create_string_buffer(max(len(rest), 16))
    size = ctypes.c_ulonglong()
    good = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain, ctypes.byref(size), None, rest, ctypes.c_ulonglong(len(rest)),
        additional, ctypes.c_ulonglong(len(additional)), nonce, key)
    check(good == 0, "the key does not open the body")
    plain = plain.raw[: size.value]
    commits = blake(struct.pack("<Q", len(additional)) + additional + plain, blake(labelled(b"ieum.nonce.v1"), key))
    check(commits[:24] == nonce, "another nonce")
    return plain


def fields(data):
    """Protobuf: number to values, in order."""
    found, at = {}, 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        tag = varint()
        if tag & 7 == 0:
            value = varint()
        else:
            check(tag & 7 == 2, "a field of another kind")
            size = varint()
            value, at = data[at : at + size], at + size
        found.setdefault(tag >> 3, []).append(value)
    return found


def only(of, number, default=b""):
    return of.get(number, [default])[-1]


def sealed_chunk(key, number, plain):
    out = ctypes.create_string_buffer(len(plain) + 16)
    size = ctypes.c_ulonglong()
    label = b"ieum chunk v1"
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        out, ctypes.byref(size), plain, ctypes.c_ulonglong(len(plain)),
        label, ctypes.c_ulonglong(len(label)), None, struct.pack("<Q", number) + bytes(16), key)
    return out.raw[: size.value]


def file_id(key, path):
    """What the file is called when it is sealed under this key (docs/protocol.md, "Files")."""
    ids, total = [], 0
    with open(path, "rb") as file:
        while (plain := file.read(262_144)) or not ids:
            ids.append(blake(sealed_chunk(key, len(ids), plain)))
            total += len(plain)

    def varint(value):
        out = bytearray()
        while value > 127:
            out.append(value & 127 | 128)
            value >>= 7
        return bytes(out + bytes([value]))

    manifest = (b"\x08" + varint(total) if total else b"") + b"\x10" + varint(262_144)
    manifest += b"\x1a" + varint(32 * len(ids)) + b"".join(ids) + b"\x20\x01"
    return blake(sealed_chunk(key, 2**64 - 1, manifest))


def event(signed):
    """Of a packed event: its first header and what it opens to, when chain, signature and body are good."""
    signature, key, count = signed[:64], signed[64:96], struct.unpack("<H", signed[96:98])[0]
    headers = [signed[98 + 152 * i : 250 + 152 * i] for i in range(count)]
    body = signed[98 + 152 * count :]
    own = headers[0]
    feed, seq, epoch = own[24:56], struct.unpack("<Q", own[8:16])[0], own[120:152]
    check(own[1] == 2, "another kind of feed")
    check(blake(body) == own[88:120], "another body")
    for before, header in zip(headers, headers[1:]):
        check(header[56:88] == blake(before) and header[24:56] == feed, "no chain")
    check(is_signed(feed, labelled(b"ieum event v1", blake(headers[-1])), signature), "a wrong signature")
    return feed, seq, epoch, fields(opened(key, body, feed + struct.pack("<Q", seq) + epoch))


def signer(opening, wanted):
    """Feed, person, device and name, when the feed itself signed that it begins so, and the certificates are good."""
    by, seq, epoch, body = event(opening)
    check(seq == 1 and epoch == bytes(32), "no opening")
    device, feed = (fields(only(fields(only(body, 1)), number)) for number in (1, 2))
    person = only(device, 1)
    chain = [[only(device, number) for number in (2, 3, 4, 5)]]
    chain += [[only(fields(each), number) for number in (1, 2, 3, 4)] for each in device.get(6, [])]
    for place, (key, agreement, name, signature) in enumerate(chain):
        if place + 1 == len(chain):
            good = is_signed(person, labelled(b"ieum device v1", person, key, agreement, name), signature)
        else:
            via = chain[place + 1][0]
            good = is_signed(via, labelled(b"ieum further device v1", person, via, key, agreement, name), signature)
        check(good, "nobody vouches for a device")
    room, of, kind, incarnation, signature = (only(feed, number) for number in (1, 2, 3, 4, 5))
    good = is_signed(chain[0][0], labelled(b"ieum feed v1", room, of, bytes([kind]), incarnation), signature)
    check(good and kind == 2 and of == by, "the device does not vouch for the feed")
    check(room.hex() == wanted, "a feed of another room")
    return of, (person, chain[0][0], chain[-1][2].decode())


def cleaned(answer):
    """Of a poll, as it stands in a line."""
    shown = ""
    for c in unicodedata.normalize("NFC", answer):
        blank = c in "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" or unicodedata.category(c) in ("Cc", "Cf")
        shown += " " if c in "\t\n\v\f\r\u0085\u2028\u2029" else "" if blank else c
    return shown.strip()[:100].strip()


def compare(line, body, author):
    person, device, name = author
    check(line["author"] == {"id": person.hex(), "name": name}, line)
    check(line["provenance"] == {"source": "ieum", "line": 0}, line)
    written = struct.unpack("<q", struct.pack("<Q", only(body, 13, 0)))[0]
    if 3 in body:
        edit = fields(only(body, 3))
        check(line.get("edited") is True and only(edit, 1).hex() == line["id"], line)
        check(only(edit, 2, b"").decode() == line["text"] and line["kind"] == "text", line)
        check(line["original_time"] == str(written) and line["time"] <= written, line)
        check(line["reply_to"] == "" and line["attachments"] == [], line)
        check("poll" not in line and not line.get("notice"), line)
        return []
    message = fields(only(body, 2))
    check(blake(b"ieum message id v1" + device + only(body, 14))[:16].hex() == line["id"], line)
    check(only(message, 1).decode() == line["text"] and not line.get("edited"), line)
    check(only(message, 2).hex() == line["reply_to"] and 4 not in message, line)
    check(line["time"] == written and line["original_time"] == "", line)
    check(not line.get("notice") or only(message, 6, 0) == 1, line)
    files = [fields(each) for each in message.get(3, [])]
    named = [(only(each, 3).decode(), only(each, 4, 0), "") for each in files]
    check(named == [(each["name"], each["size"], each["sha256"]) for each in line["attachments"]], line)
    check(line["kind"] == ("file" if files else "text"), line)
    check(("poll" in line) == (8 in message), line)
    if "poll" in line:
        poll = fields(only(message, 8))
        check([cleaned(each.decode()) for each in poll[1]] == [each["text"] for each in line["poll"]["options"]], line)
        check(line["poll"]["multiple"] == bool(only(poll, 2, 0)), line)
    return files


lines = [json.loads(line) for line in open(sys.argv[1] + "/archive.jsonl", encoding="utf-8")]
first = 1
while first < len(lines) and "feeds" in lines[first] and "id" not in lines[first]:
    first += 1
feeds = [each for line in lines[:first] for each in line.get("feeds", [])]
signers = dict(signer(decoded(each), lines[0]["room_id"]) for each in feeds)
records = lines[first:]
repeated = {}
for line in records:
    repeated.setdefault(line["id"], []).append("signed" in line)
check(all(len(each) == 1 or not any(each) for each in repeated.values()), "an id that stands twice")
checked = 0
for line in records:
    if "signed" not in line:
        continue
    feed, _, _, body = event(decoded(line["signed"]))
    check(feed in signers, "a feed of nobody")
    files = compare(line, body, signers[feed])
    if "--files" in sys.argv:
        for link, each in zip(files, line["attachments"]):
            check(file_id(only(link, 2), sys.argv[1] + "/" + each["path"]) == only(link, 1), each)
    checked += 1
print(f"checked {checked} of {len(records)}")
