// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/picture_code.h"

#include "node/confined_process.h"
#include "node/preview_frame.h"
#include "node/preview_process.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cerrno>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace ieum::node {
namespace {

constexpr std::string_view linkStart = "ieum:";

/// Nothing: the process said something else.
std::optional<std::vector<std::string>> codesOf(ByteView said) {
    std::vector<std::string> codes;
    while (!said.empty()) {
        if (said.size() < 2 || codes.size() == codesMax) return std::nullopt;
        const size_t length = std::to_integer<size_t>(said[0]) | std::to_integer<size_t>(said[1]) << 8U;
        said = said.subspan(2);
        if (length == 0 || length > codeBytesMax || length > said.size()) return std::nullopt;
        codes.emplace_back(reinterpret_cast<const char*>(said.data()), length);
        said = said.subspan(length);
    }
    return codes;
}

bool isOurs(std::string_view code) {
    constexpr auto isGraphic = [](char letter) { return letter > ' ' && letter < '\x7f'; };
    return code.starts_with(linkStart) && code.size() > linkStart.size() &&
           std::all_of(code.begin(), code.end(), isGraphic);
}

PictureCode judged(const std::vector<std::string>& codes) {
    std::set<std::string> ours;
    std::copy_if(codes.begin(), codes.end(), std::inserter(ours, ours.end()), isOurs);
    if (ours.size() == 1) return {CodeFound::Ours, *ours.begin()};
    if (ours.size() > 1) return {CodeFound::Several, {}};
    return {codes.empty() ? CodeFound::NoCode : CodeFound::Foreign, {}};
}

} // namespace

PictureCode codeInPicture(const std::string& program, ByteView picture) {
    if (picture.size() > pictureBytesMax) return {CodeFound::NoPicture, {}};
    auto copy = MemoryFile::make();
    if (!copy || !copy->append(picture)) return {CodeFound::Unreadable, {}};
    const auto said = answerOf(program, "codes", copy->descriptor(), codeAnswerBytesMax);
    if (!said) return {said.error().number == ENOENT ? CodeFound::NoReader : CodeFound::Unreadable, {}};
    if (said->empty()) return {CodeFound::NoPicture, {}};
    const auto kind = std::to_integer<char>(said->front());
    if (kind == codesNoReader) return {CodeFound::NoReader, {}};
    const auto codes = kind == codesRead ? codesOf(ByteView(*said).subspan(1)) : std::nullopt;
    return codes ? judged(*codes) : PictureCode{CodeFound::NoPicture, {}};
}

PictureCode codeInFile(const std::string& program, const std::string& path) {
    const QFileInfo info(QString::fromStdString(path));
    if (!info.isFile()) return {CodeFound::Unreadable, {}}; // a pipe would never end
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) return {CodeFound::Unreadable, {}};
    const QByteArray bytes = file.read(static_cast<qint64>(pictureBytesMax) + 1);
    return codeInPicture(program, std::as_bytes(std::span(bytes.constData(), static_cast<size_t>(bytes.size()))));
}

} // namespace ieum::node
