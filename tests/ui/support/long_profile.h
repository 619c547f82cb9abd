// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real profile with as many messages as years bring, by the import of a chat.
#pragma once

#include "ui/support/real_profile.h"

namespace ieum::uitest {

/// As KakaoTalk's own program writes it.
inline QByteArray longExport(const QString& room, int messages) {
    QByteArray all = QStringLiteral("%1 님과 카카오톡 대화\n저장한 날짜 : 2026-03-05 21:10:05\n").arg(room).toUtf8();
    all += "\n--------------- 2026년 3월 4일 수요일 ---------------\n";
    for (int i = 0; i < messages; ++i)
        all += QStringLiteral("[서연] [오전 8:%1] 회의 자료 %2\n").arg(i % 60, 2, 10, QLatin1Char('0')).arg(i).toUtf8();
    return all;
}

/// Its path; "": it could not be written.
inline QString written(const RealProfile& profile, const QString& name, const QByteArray& content) {
    QFile file(profile.beside(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
}

inline bool brought(node::Api& api, const RealProfile& profile, const QString& room, int messages) {
    node::ImportChat wanted;
    wanted.path = written(profile, QStringLiteral("chat.txt"), longExport(room, messages)).toStdString();
    wanted.me = "바다";
    wanted.roomName = room.toStdString();
    return RealProfile::askOpen(api, std::move(wanted)).has_value();
}

} // namespace ieum::uitest
