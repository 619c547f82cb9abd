// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A profile as somebody has it after years: many rooms of a few people each, made from exports of KakaoTalk, by the
// same import that users have.
#pragma once

#include "e2e/tool.h"

namespace ieum::bench {

class LargeProfile {
  public:
    /// Ends the program when it cannot be made. Some 10,000 messages a second.
    LargeProfile(int rooms, int messagesEach);
    /// One room, number 0, of what people write who want others' windows to stand still (faults.md, G).
    struct Hostile {};
    explicit LargeProfile(Hostile);

    const QString& path() const { return m_profile.path(); }
    QString roomName(int room) const;

  private:
    void bring(int room, const QByteArray& chat, int messages) const;
    e2e::Profile m_profile{QStringLiteral("바다")};
};

} // namespace ieum::bench
