// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_keeper.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct FileKeeping {
    Q_DECLARE_TR_FUNCTIONS(FileKeeping)
};

} // namespace

void FileKeeper::fetch(const QString& file) {
    m_live->ask(this, node::FetchFile{idOf<FileId>(file)}, [this](Result<node::Nothing> done) {
        if (!done) say(errorText(done.error()));
    });
}

void FileKeeper::save(const QString& file, const QUrl& target) {
    const std::string path = target.toLocalFile().toStdString();
    m_live->ask(this, node::SaveFile{idOf<FileId>(file), path}, [this](Result<node::FileRow> saved) {
        say(saved ? FileKeeping::tr("%1 is saved.").arg(isolated(shownName(saved->name))) : errorText(saved.error()));
    });
}

void FileKeeper::say(const QString& notice) {
    m_notice = notice;
    emit noticeChanged();
}

} // namespace ieum::ui
