// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/room_pictures.h"

#include "ui/files/file_words.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QDateTime>

namespace ieum::ui {

void RoomPictures::show(const QString& room, const QString& file, const QString& name) {
    m_room = room;
    m_shown = {file, name, {}, true};
    m_all.clear();
    m_at = -1;
    m_next.reset();
    m_pages = 0;
    m_goesOn = false;
    connect(m_live, &Live::fileProgress, this, &RoomPictures::follow, Qt::UniqueConnection);
    emit changed();
    load();
}

/// One that came meanwhile can be seen.
void RoomPictures::follow(const QString& file, quint64, bool done) {
    if (!done) return;
    for (Picture& each : m_all) each.here = each.here || each.file == file;
    if (m_shown.file != file || std::exchange(m_shown.here, true)) return;
    emit changed();
}

void RoomPictures::load() {
    if (!m_asking.begin()) return;
    node::FindFiles request;
    request.room = idOf<RoomId>(m_room);
    request.kind = node::FileKind::Image;
    request.limit = pagePictures;
    request.before = m_next;
    m_live->ask(this, request, [this, room = m_room, first = m_all.isEmpty()](const Result<node::FileList>& page) {
        const bool again = m_asking.end();
        if (page && room == m_room && first == m_all.isEmpty()) take(*page);
        if (again && m_all.isEmpty()) load(); // else that page is the one that was wanted again
    });
}

void RoomPictures::take(const node::FileList& page) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const qsizetype before = m_all.size();
    for (const node::FoundFile& each : page.files) {
        const node::FileRow& file = each.file;
        const QString origin =
            QStringLiteral("%1 · %2").arg(isolated(shownName(file.author)), momentOf(file.timeMs, nowMs));
        m_all += {hexOf(file.id), shownName(file.name), origin, fileIsHere(file)};
        if (m_at < 0 && m_all.back().file == m_shown.file) m_at = m_all.size() - 1;
    }
    m_next = page.next;
    ++m_pages;
    if (std::exchange(m_goesOn, false) && m_all.size() > before) return go(before);
    if (m_at >= 0) return go(m_at);
    emit changed();
    if (m_next && m_pages < pagesMost) load();
}

void RoomPictures::go(qsizetype at) {
    m_at = at;
    m_shown = m_all[at];
    emit changed();
}

void RoomPictures::older() {
    if (!hasOlder()) return;
    if (m_at + 1 < m_all.size()) return go(m_at + 1);
    m_goesOn = true;
    load();
}

void RoomPictures::newer() {
    if (hasNewer()) go(m_at - 1);
}

} // namespace ieum::ui
