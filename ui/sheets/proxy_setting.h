// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By which proxy servers are reached: which kind, and for some of them where it is.
#pragma once

#include "ui/sheets/deed.h"

namespace ieum::ui {

struct ProxyText {
    QString kind;  ///< "system", "none", "http" or "socks5"
    QString place; ///< host:port, with NAME@ before it when there is one; "" for the first two
    bool operator==(const ProxyText&) const = default;
};
/// Of what the node tells: never with a password.
ProxyText proxyText(const std::string& told);
/// For the node, which checks it.
std::string proxyOf(const ProxyText& text);

class ProxySetting : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY shown)
    Q_PROPERTY(QString place MEMBER m_place NOTIFY shown)
  public:
    using Deed::Deed;
    Q_INVOKABLE void ask();
    /// Nothing changed: nothing is set, for a password that is not told would be lost.
    Q_INVOKABLE void set(const QString& kind, const QString& place);

  signals:
    void shown();
    void done();

  private:
    QString m_kind = QStringLiteral("system");
    QString m_place;
};

} // namespace ieum::ui
