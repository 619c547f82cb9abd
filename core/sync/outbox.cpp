// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outbox.h"

#include "base/assert.h"

namespace ieum::sync {

void Outbox::put(Output output) {
    if (!m_why) m_outputs.push_back(std::move(output));
}

void Outbox::send(const wire::Frame& frame, Lane lane) {
    if (m_why) return;
    Bytes bytes = wire::encode(frame);
    IEUM_ASSERT(bytes.size() <= wire::frameBytesMax);
    m_outputs.push_back(Send{std::move(bytes), lane});
}

void Outbox::close(const Error& why) {
    if (!m_why) m_why = why;
}

Outputs Outbox::take() {
    Outputs taken = std::exchange(m_outputs, {});
    if (m_why) taken.push_back(Close{*m_why});
    return taken;
}

} // namespace ieum::sync
