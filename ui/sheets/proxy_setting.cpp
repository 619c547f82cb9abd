// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/proxy_setting.h"

namespace ieum::ui {
namespace {

constexpr QLatin1String mark("://");

bool hasPlace(const QString& kind) { return kind == QLatin1String("http") || kind == QLatin1String("socks5"); }

} // namespace

ProxyText proxyText(const std::string& told) {
    const QString text = QString::fromStdString(told);
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? ProxyText{text, {}} : ProxyText{text.left(at), text.mid(at + mark.size())};
}

std::string proxyOf(const ProxyText& text) {
    const QString place = text.place.trimmed();
    return (hasPlace(text.kind) ? text.kind + mark + place : text.kind).toStdString();
}

void ProxySetting::ask() {
    run(node::GetProxy{}, [this](const std::string& told) {
        const ProxyText text = proxyText(told);
        m_kind = text.kind;
        m_place = text.place;
        emit shown();
    });
}

void ProxySetting::set(const QString& kind, const QString& place) {
    const ProxyText wanted{kind, hasPlace(kind) ? place.trimmed() : QString()};
    if (wanted == ProxyText{m_kind, m_place}) {
        emit done();
        return;
    }
    run(node::SetProxy{proxyOf(wanted)}, [this](const node::Nothing&) { emit done(); });
}

} // namespace ieum::ui
