// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/codes.h"

#include "node/library_function.h"
#include "node/preview_frame.h"

#include <QtEndian>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <dlfcn.h>
#include <zbar.h>

namespace ieum::preview {
namespace {

using namespace ieum::node;
using namespace zbar; // its header puts the C functions there

/// The functions of the library that are used, with the types that its header gives them.
struct Reader {
    decltype(&zbar_image_scanner_create) createScanner = nullptr;
    decltype(&zbar_image_scanner_set_config) configure = nullptr;
    decltype(&zbar_image_scanner_request_dbus) requestDbus = nullptr;
    decltype(&zbar_scan_image) scan = nullptr;
    decltype(&zbar_image_create) createImage = nullptr;
    decltype(&zbar_image_set_format) setFormat = nullptr;
    decltype(&zbar_image_set_size) setSize = nullptr;
    decltype(&zbar_image_set_data) setData = nullptr;
    decltype(&zbar_image_first_symbol) first = nullptr;
    decltype(&zbar_symbol_next) next = nullptr;
    decltype(&zbar_symbol_get_data) data = nullptr;
    decltype(&zbar_symbol_get_data_length) length = nullptr;
    zbar_image_scanner_t* scanner = nullptr;
};
Reader reader;

bool findFunctions(void* library) {
    return findFunction(library, "zbar_image_scanner_create", reader.createScanner) &&
           findFunction(library, "zbar_image_scanner_set_config", reader.configure) &&
           findFunction(library, "zbar_image_scanner_request_dbus", reader.requestDbus) &&
           findFunction(library, "zbar_scan_image", reader.scan) &&
           findFunction(library, "zbar_image_create", reader.createImage) &&
           findFunction(library, "zbar_image_set_format", reader.setFormat) &&
           findFunction(library, "zbar_image_set_size", reader.setSize) &&
           findFunction(library, "zbar_image_set_data", reader.setData) &&
           findFunction(library, "zbar_image_first_symbol", reader.first) &&
           findFunction(library, "zbar_symbol_next", reader.next) &&
           findFunction(library, "zbar_symbol_get_data", reader.data) &&
           findFunction(library, "zbar_symbol_get_data_length", reader.length);
}

/// As bright as the eye sees it (ITU-R BT.601), in 1/256.
QByteArray greyOf(const QByteArray& frame) {
    const qsizetype pixels = (frame.size() - static_cast<qsizetype>(frameHeaderBytes)) / qsizetype(pixelBytes);
    QByteArray grey(pixels, Qt::Uninitialized);
    const auto* next = reinterpret_cast<const uchar*>(frame.constData()) + frameHeaderBytes;
    for (qsizetype i = 0; i < pixels; ++i, next += pixelBytes) {
        grey[i] = static_cast<char>((next[0] * 77 + next[1] * 150 + next[2] * 29) >> 8);
    }
    return grey;
}

/// The C library asks once how much memory there is, when more than 1 KiB is sorted first, and not when it may not.
void sortOnce() {
    std::array<int, 1024> numbers{};
    std::qsort(numbers.data(), numbers.size(), sizeof numbers[0], [](const void*, const void*) { return 0; });
}

QByteArray numberOf(unsigned length) {
    QByteArray bytes(2, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint16>(length), bytes.data());
    return bytes;
}

} // namespace

bool loadCodeReader() {
    void* library = ::dlopen("libzbar.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr || !findFunctions(library)) return false;
    reader.scanner = reader.createScanner();
    if (reader.scanner == nullptr) return false;
    reader.requestDbus(reader.scanner, 0); // it would tell the desktop's bus what it read
    reader.configure(reader.scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    reader.configure(reader.scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    // As it stands in the code: guessing at character sets loads tables from files.
    reader.configure(reader.scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
    sortOnce();
    constexpr int sampleSide = 16;
    QByteArray sample(static_cast<qsizetype>(frameHeaderBytes + pixelBytes * sampleSide * sampleSide), '\x7f');
    qToLittleEndian(static_cast<quint16>(sampleSide), sample.data());
    qToLittleEndian(static_cast<quint16>(sampleSide), sample.data() + 2);
    return !codesOf(sample).isEmpty();
}

QByteArray codesOf(const QByteArray& frame) {
    if (frame.size() <= static_cast<qsizetype>(frameHeaderBytes)) return {};
    const QByteArray grey = greyOf(frame);
    zbar_image_t* image = reader.createImage();
    if (image == nullptr) return {};
    reader.setFormat(image, zbar_fourcc('Y', '8', '0', '0'));
    reader.setSize(image, qFromLittleEndian<quint16>(frame.constData()),
                   qFromLittleEndian<quint16>(frame.constData() + 2));
    reader.setData(image, grey.constData(), static_cast<unsigned long>(grey.size()), nullptr);
    if (reader.scan(reader.scanner, image) < 0) return {};
    QByteArray said(1, codesRead);
    size_t count = 0;
    for (const auto* code = reader.first(image); code != nullptr && count < codesMax; code = reader.next(code)) {
        const unsigned length = reader.length(code);
        if (length == 0 || length > codeBytesMax) continue;
        said.append(numberOf(length)).append(reader.data(code), static_cast<qsizetype>(length));
        ++count;
    }
    return said; // the image ends with the process
}

} // namespace ieum::preview
