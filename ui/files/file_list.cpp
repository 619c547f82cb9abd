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

/// One answer has no more (FindFiles); older files are found in the list of all.
constexpr uint32_t filesMost = 960;

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

FileList::FileList(QObject* parent) : OnRoom(parent), m_rows(roles) {
    connect(this, &FileList::picturesChanged, this, &FileList::refresh);
}

void FileList::follow(Live& live) {
    connect(&live, &Live::timelineChanged, this, [this](const QString& room) {
        if (isOurs(room)) refresh();
    });
    connect(&live, &Live::fileProgress, this, &FileList::refresh);
    refresh();
}

void FileList::forget() {
    m_wanted = pageFiles;
    m_known = m_hasMore = false;
    m_rows.replace({});
}

void FileList::roomCame() {
    emit answered();
    refresh();
}

void FileList::more() {
    if (!m_hasMore || m_wanted >= filesMost) return;
    m_hasMore = false;
    m_wanted += pageFiles;
    refresh();
}

void FileList::refresh() {
    if (!canAsk() || !m_asking.begin()) return;
    node::FindFiles request;
    request.room = idOf<RoomId>(room());
    request.limit = m_wanted;
    if (m_pictures) request.kind = node::FileKind::Image;
    live()->ask(this, request, [this, room = room()](const Result<node::FileList>& files) {
        if (m_asking.end()) refresh();
        if (!files || !isOurs(room)) return;
        QList<FileListRow> rows;
        QSet<QString> seen;
        for (const node::FoundFile& file : files->files) {
            const auto row = rowOf(file.file, QDateTime::currentMSecsSinceEpoch());
            if (!seen.contains(row.key)) rows += row;
            seen.insert(row.key);
        }
        m_known = true;
        m_hasMore = files->next.has_value();
        m_rows.replace(rows);
        emit answered();
    });
}

} // namespace ieum::ui
