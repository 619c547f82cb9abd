// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of all the requests with where its answer goes. A variant of them would say the same, but every file that asks
// for anything would compile the moves and destructors of each: this one knows only what it was made of.
#pragma once

#include "node/requests.h"

#include <concepts>
#include <memory>

namespace ieum::node {

class AnyAsked {
  public:
    template <class Request> AnyAsked(Asked<Request> asked)
        : m_tag(&tagOf<Request>), m_asked(new Asked<Request>(std::move(asked)), &destroy<Request>) {
        static_assert(isListed<Request>(EveryRequest()), "not in EveryRequest (requests.h)");
    }

    /// Null when it is another request.
    template <class Request> Asked<Request>* get() {
        return m_tag == &tagOf<Request> ? static_cast<Asked<Request>*>(m_asked.get()) : nullptr;
    }
    /// Calls `visitor` with the Asked<Request> that it is. Compiles it for every request: for few files.
    template <class Visitor> void visit(Visitor&& visitor) { visitEach(visitor, EveryRequest()); }
    void refuse(const Error& why);

  private:
    /// Its address stands for the request.
    template <class Request> static inline const char tagOf = 0;

    template <class Request> static void destroy(void* asked) { delete static_cast<Asked<Request>*>(asked); }
    template <class Request, class... Requests> static consteval bool isListed(RequestList<Requests...>) {
        return (std::same_as<Request, Requests> || ...);
    }
    template <class Visitor, class... Requests> void visitEach(Visitor& visitor, RequestList<Requests...>) {
        (visitAs<Requests>(visitor) || ...);
    }
    template <class Request, class Visitor> bool visitAs(Visitor& visitor) {
        auto* asked = get<Request>();
        if (asked != nullptr) visitor(*asked);
        return asked != nullptr;
    }

    const void* m_tag;
    std::unique_ptr<void, void (*)(void*)> m_asked;
};

} // namespace ieum::node
