// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one step of a session gives out, gathered by its parts. After close() nothing more gets in, so a part need not
// ask after each call whether the session still goes on.
#pragma once

#include "sync/outputs.h"
#include "wire/codec.h"

namespace ieum::sync {

class Outbox {
  public:
    void put(Output output);
    void send(const wire::Frame& frame, Lane lane = Lane::Control);
    void close(const Error& why);
    /// The other side broke the protocol.
    template <class Code>
    void blame(Code code, int64_t number = 0, std::source_location place = std::source_location::current()) {
        close(fail(Cause::Peer, code, number, place).value());
    }
    bool closed() const { return m_why.has_value(); }
    /// Said even after close(), before the Close itself: what the owner waits for and will not get.
    void putLast(Output output) { m_outputs.push_back(std::move(output)); }
    /// Everything since the last take, with the Close at the end.
    Outputs take();

  private:
    Outputs m_outputs;
    std::optional<Error> m_why;
};

} // namespace ieum::sync
