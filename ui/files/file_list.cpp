// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_list.h"

#include "ui/files/file_words.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QDateTime>

namespace ieum::ui {
namespace {

using R = FileListRow;
constexpr Role<R> roles[] = {{"key", &R::key},        {"name", &R::name},         {"mark", &R::mark},
                             {"where", &R::where},    {"holders", &R::holders},   {"origin", &R::origin},
                             {"here", &R::here},      {"fetching", &R::fetching}, {"share", &R::share},
                             {"picture", &R::picture}};

R rowOf(const node::FileRow& file, qint64 nowMs) {
    R row;
    row.key = hexOf(file.id);
    row.name = shownName(file.name);
    row.mark = fileMark(row.name);
    row.where = fileWhere(file);
    row.holders = fileHolders(file);
    row.origin = QStringLiteral("%1 · %2").arg(isolated(shownName(file.author)), listTime(file.timeMs, nowMs));
    row.here = fileIsHere(file);
    row.picture = file.picture;
    row.fetching = file.fetching;
    row.share = fileShare(file);
    return row;
}

} // namespace

FileList::FileList(QObject* parent) : QObject(parent), m_rows(roles) {}

void FileList::setLive(Live* live) {
    if (m_live == live) return;
    m_live = live;
    connect(live, &Live::timelineChanged, this, [this](const QString& room) {
        if (room == m_room) refresh();
    });
    connect(live, &Live::fileProgress, this, &FileList::refresh);
    emit liveChanged();
    refresh();
}

void FileList::setRoom(const QString& room) {
    if (m_room == room) return;
    m_room = room;
    emit roomChanged();
    refresh();
}

void FileList::refresh() {
    if (m_live == nullptr || m_room.isEmpty() || !m_asking.begin()) return;
    m_live->ask(this, node::ListFiles{idOf<RoomId>(m_room)}, [this](Result<std::vector<node::FileRow>> files) {
        if (m_asking.end()) refresh();
        if (!files) return;
        std::stable_sort(files->begin(), files->end(), [](auto& a, auto& b) { return a.timeMs > b.timeMs; });
        QList<FileListRow> rows;
        QSet<QString> seen;
        for (const auto& file : *files) {
            const auto row = rowOf(file, QDateTime::currentMSecsSinceEpoch());
            if (!seen.contains(row.key)) rows += row;
            seen.insert(row.key);
        }
        m_rows.replace(rows);
    });
}

} // namespace ieum::ui
