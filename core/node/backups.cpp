// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/backups.h"

#include "node/error.h"
#include "node/file_hold.h"
#include "node/identity.h"
#include "node/limits.h"
#include "store/backup_contents.h"
#include "store/schema.h"
#include "store/settings.h"

#include <QMetaObject>

namespace ieum::node {

Backups::Backups(BackupSource source, ThisMachine& machine, Tell tell)
    : m_source(std::move(source)), m_machine(machine), m_tell(std::move(tell)) {}

Backups::~Backups() { stop(); }

void Backups::stop() {
    m_stopping = true;
    if (m_thread.joinable()) m_thread.join();
}

void Backups::write(Asked<WriteBackup> asked) {
    if (m_isBusy) return asked.reply(fail(Cause::Input, NodeError::BackupUnderWay));
    if (m_thread.joinable()) m_thread.join(); // the last one's, which has answered
    m_isBusy = true;
    m_toldMs = 0;
    m_thread = std::thread([this, asked = std::move(asked)] {
        Result<BackupWritten> made = make(asked.request);
        QMetaObject::invokeMethod(
            &m_home,
            [this, reply = asked.reply, made = std::move(made)] {
                m_isBusy = false;
                reply(made);
            },
            Qt::QueuedConnection);
    });
}

Done Backups::step(const std::string& path, uint64_t done, uint64_t total) {
    if (m_stopping) return fail(Cause::Machine, NodeError::Stopped);
    const int64_t now = m_machine.clock.now().steady.ms;
    if (now - m_toldMs < backupToldEveryMs) return {};
    m_toldMs = now;
    QMetaObject::invokeMethod(
        &m_home, [this, told = BackupProgress{path, done, total}] { m_tell(told); }, Qt::QueuedConnection);
    return {};
}

Result<BackupWritten> Backups::make(const WriteBackup& request) {
    if (request.passphrase.empty()) return fail(Cause::Input, StoreError::PassphraseNeeded);
    store::OpenOptions database;
    database.path = store::databasePath(m_source.folder);
    database.key = &m_source.key.get();
    database.cipher = m_source.cipher;
    database.readOnly = true;
    const auto reader = store::Connection::open(database);
    if (!reader) return passOn(reader);
    store::Settings settings(**reader);
    const auto identity = loadIdentity(settings);
    if (!identity) return passOn(identity);
    const auto hold = FileHold::take(request.path);
    if (!hold) return passOn(hold);
    const store::BackupSubject subject{m_source.folder,       m_source.key.get(),      m_source.cipher,
                                       (*identity)->person(), (*identity)->deviceId(), (*identity)->name()};
    const int64_t nowMs = m_machine.clock.now().wall.ms;
    const auto made = store::writeBackup(
        **reader, subject, {request.path, request.passphrase, {}}, nowMs, m_machine.random, m_machine.files,
        [&](uint64_t done, uint64_t total) { return step(request.path, done, total); });
    if (!made) return passOn(made);
    return BackupWritten{request.path,     nowMs,        made->run,    made->fileBytes,
                         made->addedBytes, made->chunks, made->leftOut};
}

} // namespace ieum::node
