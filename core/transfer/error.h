// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace ieum::transfer {

enum class TransferError : uint16_t {
    NotAnExport =
        1,       ///< no dialect that we read recognises the file; number: line of what gave another format away, or 0
    BadEncoding, ///< neither UTF-8 nor UTF-16 with a mark nor CP949; number: offset of the first bad byte
    NoMessages,  ///< an export, but nothing in it
    BadDate,     ///< a record whose day cannot be known; number: line
    BadArchive,  ///< an archive, table or JSON that breaks the rules of its format; number: line
    TooLarge,    ///< more than limits.h allows; number: what there was (bytes, or the line)
    UnknownZone, ///< no such time zone on this machine
    Unwritable,  ///< no such target, something is there, a size or a server that it cannot have
    AmbiguousDates, ///< is 3/4/26 in March or in April? number: line of the first such date
    SeveralChats,   ///< an export of several chats, and none or more than one of that name; number: how many
    BadZip,         ///< a zip that is cut, damaged, contradicts itself or packs in a way we do not read; number: offset
    EncryptedZip,   ///< a zip under a password
    ZipTooLarge,    ///< unpacked it would be more than limits.h allows; number: bytes, or entries
    NestedZip,      ///< no chat in the zip, but another zip
    NoBrowser,      ///< none that prints pages is installed
    NotPrinted,     ///< the browser did not make a document of a page
    BadSignature,   ///< a line of our archive differs from what its author signed; number: line
    End_,
};
constexpr Folder folderOf(TransferError) { return Folder::Transfer; }

} // namespace ieum::transfer
