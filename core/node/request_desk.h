// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes requests in the engine's batch and sees that each is answered once: after the commit, or with the error when
// the batch came to nothing. What a request does is in the handle_*.cpp files, one function each.
#pragma once

#include "node/any_asked.h"
#include "node/handlers.h"

namespace ieum::node {

class RequestDesk {
  public:
    explicit RequestDesk(Parts& parts) : m_parts(parts) {}

    void take(AnyAsked asked, Now now);
    /// The batch was committed: its answers stand.
    void settled() { m_open.clear(); }
    /// The batch came to nothing: everybody in it is told why.
    void refuseAll(const Error& why);

  private:
    template <class Request> void handle(Asked<Request> asked, Now now);

    Parts& m_parts;
    std::vector<std::function<void(const Error&)>> m_open;
};

} // namespace ieum::node
