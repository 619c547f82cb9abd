// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/qr_svg.h"

#include <memory>
#include <qrencode.h>

namespace ieum::transfer {
namespace {

constexpr size_t codeBytesMax = 2'953; // version 40, the least correction
constexpr int quietModules = 4;

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

std::string qrSvg(const std::string& text) {
    if (text.empty() || text.size() > codeBytesMax) return {};
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_L));
    if (!code) return {};
    const std::string side = std::to_string(code->width + 2 * quietModules);
    std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + ' ' + side +
        "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"";
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1) == 0) continue;
            svg += 'M' + std::to_string(x + quietModules) + ' ' + std::to_string(y + quietModules) + "h1v1h-1z";
        }
    }
    return svg + "\"/></svg>";
}

} // namespace ieum::transfer
