// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The HTTP that comes before a WebSocket (RFC 6455, section 4), as text: what a client asks, what a server answers, and
// what either makes of the other's. Nothing else of HTTP is understood; there are no extensions and no subprotocols,
// hence nothing to negotiate. Sans-I/O.
#pragma once

#include "base/random.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace ieum::net {

/// Where a WebSocket is asked for.
struct WebTarget {
    std::string host; ///< as it stands in the Host field, with its port
    std::string path; ///< begins with a slash
};

/// Collects a head until the empty line that ends it. Bytes behind it are not its own.
class HttpHead {
  public:
    /// True when that was the last byte. Errors: UpgradeRefused with 431: it is too long.
    Result<bool> add(char byte);
    const std::string& text() const { return m_text; }

  private:
    std::string m_text;
};

/// A fresh Sec-WebSocket-Key.
std::string newUpgradeKey(Random& random);
std::string upgradeRequest(const WebTarget& target, const std::string& key);
/// The server's answer to a request. Errors: UpgradeRefused (Cause::Peer); number: the status that says why.
Result<std::string> upgradeAnswer(std::string_view requestHead);
/// What a server that does not upgrade says: nothing that an empty web server would not.
std::string refusalText(int64_t status);
/// Errors: UpgradeRefused (Cause::Peer); number: the status, 0 when it is no HTTP, 101 when it is no honest upgrade.
Done checkUpgrade(std::string_view answerHead, const std::string& key);

} // namespace ieum::net
