// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A running profile as app/ and ui/ see it. All methods are called on the thread of the QCoreApplication and never
// block; answers and events come back on that thread.
#pragma once

#include "node/any_asked.h"
#include "node/events.h"

namespace ieum::node {

class Api {
  public:
    virtual ~Api() = default;
    virtual void post(AnyAsked asked) = 0;
    /// One listener; set again to replace it.
    virtual void listen(std::function<void(const Event&)> listener) = 0;
    /// Called when another process was started for the same profile and wants this one's window to come up.
    virtual void onRaise(std::function<void()> raise) = 0;

    template <class Request> void ask(Request request, Reply<typename Request::Answer> reply) {
        post(Asked<Request>{std::move(request), std::move(reply)});
    }
};

} // namespace ieum::node
