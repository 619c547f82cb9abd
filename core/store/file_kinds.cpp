// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/file_kinds.h"

#include "base/utf8.h"

#include <string>

namespace ieum::store {

std::string_view extensionsOf(FileKind kind) {
    switch (kind) {
    case FileKind::Document:
        return " pdf hwp hwpx hwt hml doc docx docm dot dotx rtf odt ott fodt xls xlsx xlsm xlsb ods csv tsv ppt pptx"
               " pptm pps ppsx odp txt text md log html htm xml json epub ps vcf ics eml msg key numbers pages ";
    case FileKind::Image:
        return " png jpg jpeg jpe gif webp bmp tif tiff heic heif avif svg ico psd raw dng cr2 nef arw odg ";
    case FileKind::Video:
        return " mp4 m4v mov avi mkv webm wmv flv mpg mpeg 3gp 3g2 ts mts m2ts ogv ";
    case FileKind::Sound:
        return " mp3 m4a aac ogg oga opus wav flac wma amr mid midi aif aiff ";
    case FileKind::Archive:
        return " zip 7z rar tar gz tgz bz2 tbz xz txz zst alz egg cab lzh iso jar ";
    case FileKind::Other:
        break;
    }
    return {};
}

FileKind kindOfName(std::string_view name) {
    const size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return FileKind::Other;
    const std::string extension = foldForSearch(name.substr(dot + 1));
    if (extension.find(' ') != std::string::npos) return FileKind::Other;
    const std::string wanted = " " + extension + " ";
    for (const FileKind kind :
         {FileKind::Document, FileKind::Image, FileKind::Video, FileKind::Sound, FileKind::Archive}) {
        if (extensionsOf(kind).find(wanted) != std::string_view::npos) return kind;
    }
    return FileKind::Other;
}

} // namespace ieum::store
