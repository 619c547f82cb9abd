// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/profile.h"

#include "base/utf8.h"
#include "crypto/init.h"
#include "node/aside.h"
#include "node/error.h"
#include "node/limits.h"
#include "node/node.h"
#include "node/recovery_file.h"
#include "node/recovery_words.h"
#include "room/invite.h"
#include "room/link_code.h"
#include "store/passphrase_change.h"
#include "store/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>

namespace ieum::node {

namespace {

/// What the store says of a profile, in the words of this folder.
Error translated(const Error& error) {
    const auto as = [&](NodeError code) { return fail(error.cause, code, error.number).value(); };
    if (error.is(StoreError::WrongPassphrase)) return as(NodeError::WrongPassphrase);
    if (error.is(StoreError::ProfileMissing)) return as(NodeError::ProfileMissing);
    if (error.is(StoreError::ProfileExists)) return as(NodeError::ProfileExists);
    if (error.is(StoreError::Foreign)) return as(NodeError::ProfileForeign);
    if (error.is(StoreError::TooNew)) return as(NodeError::ProfileTooNew);
    const bool damaged = error.is(StoreError::Corrupt) || error.is(StoreError::WrongKey) ||
                         error.is(StoreError::BadRow) || error.is(StoreError::CannotOpen);
    return damaged ? as(NodeError::ProfileCorrupt) : error;
}

Result<std::unique_ptr<store::Connection>> openDatabase(const std::string& folder, const store::Unlocked& unlocked,
                                                        bool create, Random& random) {
    store::OpenOptions options;
    options.path = store::databasePath(folder);
    options.key = &unlocked.key;
    options.cipher = unlocked.cipher;
    options.create = create;
    auto connection = store::Connection::open(options);
    if (!connection) return passOn(connection);
    if (const auto migrated = store::migrate(**connection, random); !migrated) return passOn(migrated);
    return connection;
}

Result<Recovered> recover(const RecoverFrom& from, const Files& files) {
    if (from.filePath.empty()) {
        auto seed = readRecoveryWords(from.words);
        if (!seed) return passOn(seed);
        return Recovered{std::move(*seed), {}};
    }
    const auto file = files.read(from.filePath, recoveryFileBytesMax);
    if (file) return readRecoveryFile(*file, from.passphrase);
    const bool isTooLong = file.error().number == EFBIG;
    return fail(Cause::Input, isTooLong ? NodeError::NotARecoveryFile : NodeError::FileUnreadable);
}

/// By which the engine knows whether the profile is as it was left.
Sentinel sentinelOf(World& world, const NodeOptions& options) {
    const QString canonical = QFileInfo(QString::fromStdString(options.profileFolder)).canonicalFilePath();
    const std::string profile = world.identity->deviceId().hex() + canonical.toStdString();
    return {world.stores.settings, world.files, options.profileFolder, options.stateFolder, profile};
}

/// Slow (Argon2id): on a thread of its own.
Result<Node::Opened> unlock(const NodeOptions& options) {
    if (const auto ready = crypto::initialise(); !ready) return passOn(ready);
    auto machine = std::make_unique<ThisMachine>();
    const auto kind = store::profileKind(options.profileFolder, machine->files);
    if (kind == store::ProfileFileKind::Missing) return fail(Cause::Input, NodeError::ProfileMissing);
    auto lock = ProfileLock::take(options.profileFolder);
    if (!lock) return passOn(lock);
    store::sweepProfileFolder(options.profileFolder, machine->files);
    const auto unlocked = store::unlockProfile(options.profileFolder, options.passphrase, machine->files);
    if (!unlocked) return tl::unexpected<Error>(translated(unlocked.error()));
    auto connection = openDatabase(options.profileFolder, *unlocked, false, machine->random);
    if (!connection) return tl::unexpected<Error>(translated(connection.error()));
    auto world =
        std::make_unique<World>(std::move(*connection), machine->ports(), options.profileFolder, unlocked->isProtected);
    auto identity = loadIdentity(world->stores.settings);
    if (!identity) return tl::unexpected<Error>(translated(identity.error()));
    world->identity = std::move(*identity);
    world->sentinel.emplace(sentinelOf(*world, options));
    BackupSource source{options.profileFolder, crypto::LockedKey(unlocked->key), unlocked->cipher};
    return Node::Opened{std::move(*lock), std::move(machine), std::move(world), std::move(source)};
}

} // namespace

std::string defaultStateFolder() {
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    const bool isGood = QDir::isAbsolutePath(state);
    return ((isGood ? state : QDir::homePath() + QStringLiteral("/.local/state")) + QStringLiteral("/ieum"))
        .toStdString();
}

ProfileKind profileKindOf(const std::string& folder) {
    switch (store::profileKind(folder, store::RealFiles())) {
    case store::ProfileFileKind::Missing:
        return ProfileKind::Missing;
    case store::ProfileFileKind::Open:
        return ProfileKind::Open;
    case store::ProfileFileKind::Protected:
        return ProfileKind::Protected;
    case store::ProfileFileKind::Foreign:
        break;
    }
    return ProfileKind::Foreign;
}

Result<Self> createProfile(const NewProfile& wanted) {
    if (const auto ready = crypto::initialise(); !ready) return passOn(ready);
    ThisMachine machine;
    std::optional<Recovered> recovered;
    if (wanted.recovery) {
        auto read = recover(*wanted.recovery, machine.files);
        if (!read) return passOn(read);
        recovered = std::move(*read);
    }
    std::string name = cleanLabel(wanted.name, nameCodePointsMax);
    if (name.empty() && recovered) name = recovered->name;
    if (name.empty()) return fail(Cause::Input, NodeError::BadName);
    const auto unlocked = store::createProfileFile(wanted.folder, wanted.passphrase, machine.random, machine.files);
    if (!unlocked) return tl::unexpected<Error>(translated(unlocked.error()));
    auto connection = openDatabase(wanted.folder, *unlocked, true, machine.random);
    if (!connection) return tl::unexpected<Error>(translated(connection.error()));
    store::Settings settings(**connection);
    if (const auto begun = (*connection)->begin(); !begun) return passOn(begun);
    const auto identity = recovered ? recoverIdentity(recovered->seed, std::move(name), settings, machine.random)
                                    : makeIdentity(std::move(name), settings, machine.random);
    if (!identity) return passOn(identity);
    if (const auto committed = (*connection)->commit(); !committed) return passOn(committed);
    return Self{(*identity)->person(), (*identity)->deviceId(), (*identity)->name(), unlocked->isProtected, true,
                recovered.has_value()};
}

Done changePassphrase(const std::string& folder, const std::string& old, const std::string& wanted) {
    if (const auto ready = crypto::initialise(); !ready) return passOn(ready);
    ThisMachine machine;
    const auto changed = store::changePassphrase(folder, old, wanted, machine.random, machine.files);
    return changed ? Done{} : Done(tl::unexpected<Error>(translated(changed.error())));
}

Result<std::string> ownerOfDeviceLink(const std::string& link) {
    if (const auto ready = crypto::initialise(); !ready) return passOn(ready);
    if (const auto code = room::readLinkCode(link)) return *code;
    auto invite = room::readLink(link);
    if (!invite) return passOn(invite);
    if (invite->kind != room::RoomKind::Self) return fail(Cause::Input, RoomError::BadInvite);
    return std::move(invite->inviter);
}

void openNode(NodeOptions options, std::function<void(Result<std::unique_ptr<Api>>)> opened) {
    auto home = std::make_shared<QObject>();
    const auto wanted = std::make_shared<const NodeOptions>(std::move(options));
    aside<Result<Node::Opened>>(
        home.get(), [wanted] { return unlock(*wanted); },
        [home, wanted, opened = std::move(opened)](Result<Node::Opened>& unlocked) {
            if (!unlocked) return opened(passOn(unlocked));
            auto node = std::make_shared<std::unique_ptr<Node>>(std::make_unique<Node>(std::move(*unlocked), *wanted));
            aside<Done>(
                home.get(), [node] { return (*node)->load(); },
                [home, node, wanted, opened](Done& loaded) {
                    if (loaded) loaded = (*node)->start(*wanted);
                    if (!loaded) {
                        node->reset(); // whoever hears of it may open the profile again
                        return opened(passOn(loaded));
                    }
                    opened(std::unique_ptr<Api>(std::move(*node)));
                });
        });
}

} // namespace ieum::node
