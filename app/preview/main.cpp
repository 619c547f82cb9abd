// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ieum-preview decode|view|encode|codes|sound|length: standard input to standard output, confined before the first byte
// is read.
#include "node/preview_frame.h"
#include "preview/codes.h"
#include "preview/confinement.h"
#include "preview/picture.h"
#include "preview/sound.h"

#include <QByteArray>
#include <QString>
#include <algorithm>
#include <cstdio>
#include <string_view>
#include <unistd.h>

namespace {

using namespace ieum;

/// Null when there is more than `most`.
QByteArray readAll(size_t most) {
    QByteArray all;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), static_cast<size_t>(piece.size()));
        if (got <= 0) return got == 0 ? all : QByteArray();
        all.append(piece.constData(), got);
        if (static_cast<size_t>(all.size()) > most) return {};
    }
}

bool writeAll(const QByteArray& bytes) {
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t put = ::write(STDOUT_FILENO, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (put <= 0) return false;
        done += put;
    }
    return true;
}

QByteArray smallPicture(int side) { return preview::frameOf(readAll(node::pictureBytesMax), side); }

constexpr std::string_view works[] = {"decode", "view", "encode", "codes", "sound", "length"};

bool isOfSound(std::string_view work) { return work == "sound" || work == "length"; }

QByteArray soundFor(std::string_view work, bool hasReader) {
    if (!hasReader) return QByteArray(1, node::soundNoReader);
    const QByteArray file = readAll(node::soundFileBytesMax);
    return work == "length" ? preview::lengthOf(file) : preview::soundOf(file);
}

QByteArray madeFor(std::string_view work, bool hasReader) {
    if (isOfSound(work)) return soundFor(work, hasReader);
    if (work == "encode") return preview::jpegOf(readAll(node::frameBytesMax));
    if (work == "view") return smallPicture(node::viewSideMax);
    if (work == "decode") return smallPicture(node::previewSideMax);
    return hasReader ? preview::codesOf(smallPicture(node::viewSideMax)) : QByteArray(1, node::codesNoReader);
}

} // namespace

int main(int argc, char* argv[]) {
    const std::string_view work = argc == 2 ? argv[1] : "";
    if (std::find(std::begin(works), std::end(works), work) == std::end(works)) {
        std::fputs(
            "ieum-preview is started by Ieum, to make small pictures of large ones, to read codes in them, and to "
            "decode voice notes.\n",
            stderr);
        return 2;
    }
    // Decoders warn of much that does no harm, and writing to standard error would end the program.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    stderr = ::fopencookie(nullptr, "w", {}); // takes everything and keeps nothing
    const bool ofSound = isOfSound(work);
    const bool hasReader = ofSound ? preview::loadSoundReader() : work == "codes" && preview::loadCodeReader();
    if (!ofSound && !preview::loadDecoders()) return node::exitNotConfined;
    if (!preview::confine(work == "sound" ? preview::soundSecondsMax : preview::processorSecondsMax)) {
        return node::exitNotConfined;
    }
    const QByteArray made = madeFor(work, hasReader);
    // At once: what runs at the end of a program may want what is not allowed any more.
    ::_exit(!made.isEmpty() && writeAll(made) ? node::exitDone : node::exitNoPicture);
}
