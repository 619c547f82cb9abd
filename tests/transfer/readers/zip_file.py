# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Any zip of ours: whole, deflated, names in UTF-8 that lead nowhere else, no Zip64 where nothing needs it."""
import sys
import zipfile

from truth import check


def read(path):
    data = open(path, "rb").read()
    with zipfile.ZipFile(path) as archive:
        check(archive.testzip() is None, "damaged")
        names = [entry.filename for entry in archive.infolist()]
        check(len(set(names)) == len(names), "a name twice", names)
        for entry in archive.infolist():
            check(entry.compress_type == zipfile.ZIP_DEFLATED, entry.filename, "is not deflated")
            check(entry.filename.isascii() or entry.flag_bits & 0x800, entry.filename, "is not marked as UTF-8")
            parts = entry.filename.split("/")
            check(".." not in parts and "" not in parts and "\\" not in entry.filename, entry.filename)
            check(entry.extract_version < 45, entry.filename, "is Zip64")
            check(entry.date_time == (1980, 1, 1, 0, 0, 0), entry.filename, entry.date_time)
            local = data[entry.header_offset : entry.header_offset + 30]
            check(local[:4] == b"PK\x03\x04" and local[4] < 45, entry.filename, "begins as Zip64")
        return {name: archive.read(name) for name in names}


if __name__ == "__main__":
    for name, content in sorted(read(sys.argv[1]).items()):
        print(name, len(content))
