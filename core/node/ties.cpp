// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/ties.h"

#include "base/utf8.h"
#include "node/archive_form.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// The digits of the key that is said to have signed it; nothing: none is.
std::optional<std::string_view> signerOf(std::string_view source) {
    if (!source.starts_with(signedSource)) return std::nullopt;
    return source.substr(signedSource.size());
}

bool isKeyOf(std::string_view digits, const PersonId& person) {
    return digits.size() == signedDigits && person.hex().starts_with(digits);
}

bool isKeyOfOneHere(std::string_view digits, const room::Membership& members) {
    const auto isHis = [&](const auto& each) { return isKeyOf(digits, each.first); };
    return std::any_of(members.members().begin(), members.members().end(), isHis) ||
           std::any_of(members.removed().begin(), members.removed().end(), isHis);
}

} // namespace

Result<std::optional<PersonId>> tiedAuthor(World& world, const room::MessageRecord& record) {
    if (!record.origin || record.origin->author.empty()) return std::optional<PersonId>();
    auto tied = world.stores.ties.personOf(record.room, messengerOf(record.origin->source), record.origin->author);
    // Another key signs under any name: a tie of the name does not lend it the member.
    const auto signer = signerOf(record.origin->source);
    if (tied && *tied && signer && !isKeyOf(*signer, **tied)) return std::optional<PersonId>();
    return tied;
}

Done addProvenance(World& world, const room::Membership& members, const room::MessageRecord& record, MessageRow& row) {
    if (!record.origin) return {};
    const auto tied = tiedAuthor(world, record);
    if (!tied) return passOn(tied);
    row.source = record.origin->source;
    row.importedName = record.origin->author;
    row.importedBy = members.nameOf(record.author);
    const auto signer = signerOf(row.source);
    row.signedHere = signer && isKeyOfOneHere(*signer, members);
    std::string name = *tied ? members.nameOf(**tied) : std::string();
    if (name.empty()) return {}; // nobody, or somebody whom this room does not know any more
    row.tiedTo = *tied;
    row.authorName = std::move(name);
    return {};
}

Result<bool> isFrom(World& world, const room::MessageRecord& record, const std::vector<PersonId>& persons,
                    const std::vector<std::string>& words) {
    const auto isOneOf = [&](const PersonId& person) {
        return std::find(persons.begin(), persons.end(), person) != persons.end();
    };
    if (!record.origin) return isOneOf(record.author);
    const std::string name = foldForSearch(record.origin->author);
    const bool isCalledSo = std::all_of(words.begin(), words.end(),
                                        [&](const std::string& word) { return name.find(word) != std::string::npos; });
    if (isCalledSo && !words.empty()) return true;
    const auto tied = tiedAuthor(world, record);
    if (!tied) return passOn(tied);
    return *tied && isOneOf(**tied);
}

} // namespace ieum::node
