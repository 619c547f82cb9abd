// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"
#include "node/recovery_file.h"
#include "node/recovery_words.h"

namespace ieum::node {

namespace {

constexpr std::string_view keptName = "recovery kept";

Result<const crypto::SigningKey*> rootOf(const World& world) {
    if (!world.identity->root) return fail(Cause::Input, NodeError::NeedsFirstDevice);
    return world.identity->root.get();
}

Done noteKept(World& world) {
    world.effects.status = true;
    return world.stores.settings.set(keptName, {});
}

} // namespace

bool isRecoveryKept(World& world) {
    return world.identity->isRecovered || world.stores.settings.get(keptName).value_or(std::nullopt).has_value();
}

Result<RecoveryRow> answer(Parts& parts, const GetRecovery&, Now) {
    const auto root = rootOf(parts.world);
    if (!root) return passOn(root);
    const crypto::Key& seed = (*root)->seed();
    return RecoveryRow{recoveryWords(seed, WordList::Korean), recoveryWords(seed, WordList::English),
                       isRecoveryKept(parts.world)};
}

Result<Nothing> answer(Parts& parts, const KeepRecovery&, Now) {
    if (const auto root = rootOf(parts.world); !root) return passOn(root);
    const auto noted = noteKept(parts.world);
    return noted ? Result<Nothing>(Nothing{}) : passOn(noted);
}

void handle(Parts& parts, Asked<WriteRecovery> asked, Now) {
    World& world = parts.world;
    const auto refuse = [&](const Error& why) { replyLater<Nothing>(world, asked.reply, tl::unexpected<Error>(why)); };
    const auto root = rootOf(world);
    if (!root) return refuse(root.error());
    if (world.files.exists(asked.request.outPath)) return refuse(fail(Cause::Input, NodeError::OutExists).value());
    // Argon2id takes a second: not on this thread.
    parts.pool.run([&parts, asked = std::move(asked)]() -> Finished {
        World& in = parts.world;
        const Recovered what{in.identity->root->seed().clone(), in.identity->name()};
        const auto file = writeRecoveryFile(what, asked.request.passphrase, {}, in.random);
        const Done written = file ? in.files.writeDurably(asked.request.outPath, *file) : Done(passOn(file));
        return [&parts, asked, written] {
            const Done done = written ? noteKept(parts.world) : written;
            replyLater<Nothing>(parts.world, asked.reply, done ? Result<Nothing>(Nothing{}) : passOn(done));
        };
    });
}

} // namespace ieum::node
