// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sentinel.h"

#include "crypto/hash.h"
#include "node/error.h"

namespace ieum::node {

namespace {

constexpr std::string_view settingName = "sentinel";
constexpr size_t tokenBytes = 32;
/// In the setting: is there a file outside (1 byte), the token.
constexpr size_t storedBytes = 1 + tokenBytes;
constexpr uint64_t fileBytesMax = 2 * tokenBytes;

} // namespace

Sentinel::Sentinel(store::Settings& settings, Files& files, const std::string& profileFolder,
                   const std::string& stateFolder, const std::string& profile)
    : m_settings(settings), m_files(files), m_inside(profileFolder + "/sentinel") {
    if (stateFolder.empty()) return;
    const auto name = crypto::blake2b256({bytesOf("ieum sentinel v1"), bytesOf(profile)});
    if (m_files.makeFolders(stateFolder)) m_outside = stateFolder + "/" + toHex(name.view().first(12));
}

Result<std::optional<Bytes>> Sentinel::stored() const {
    auto setting = m_settings.get(settingName);
    if (!setting) return passOn(setting);
    if (*setting && (*setting)->size() != storedBytes) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    return std::move(*setting);
}

/// A file has one token, or two when the machine stopped between the file and the database.
bool Sentinel::holds(const std::string& path, ByteView token) const {
    const auto bytes = m_files.read(path, fileBytesMax);
    if (!bytes) return false;
    for (size_t at = 0; at + tokenBytes <= bytes->size(); at += tokenBytes) {
        const ByteView each = ByteView(*bytes).subspan(at, tokenBytes);
        if (std::equal(each.begin(), each.end(), token.begin(), token.end())) return true;
    }
    return false;
}

Result<bool> Sentinel::isAsLeft() const {
    const auto setting = stored();
    if (!setting) return passOn(setting);
    if (!*setting) return true;
    const bool wasOutside = (**setting)[0] != std::byte{0};
    const ByteView token = ByteView(**setting).subspan(1);
    return holds(m_inside, token) && (!wasOutside || (!m_outside.empty() && holds(m_outside, token)));
}

Done Sentinel::renew(Random& random) {
    const auto before = stored();
    if (!before) return passOn(before);
    Bytes tokens = *before ? copyOf(ByteView(**before).subspan(1)) : Bytes();
    Bytes token(tokenBytes);
    random.fill(token);
    append(tokens, token);
    if (const auto written = m_files.writeDurably(m_inside, tokens); !written) return written;
    // A place outside that cannot be written is no reason to refuse the profile.
    if (!m_outside.empty() && !m_files.writeDurably(m_outside, tokens)) m_outside.clear();
    Bytes setting{std::byte{!m_outside.empty()}};
    append(setting, token);
    return m_settings.set(settingName, setting);
}

Done Sentinel::confirm() {
    const auto setting = stored();
    if (!setting) return passOn(setting);
    if (!*setting) return {};
    const ByteView token = ByteView(**setting).subspan(1);
    if (!m_outside.empty()) (void)m_files.writeDurably(m_outside, token);
    return m_files.writeDurably(m_inside, token);
}

} // namespace ieum::node
