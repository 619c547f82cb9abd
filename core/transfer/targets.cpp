// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/target.h"
#include "transfer/target_list.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

/// A new target is one file, its name in target_list.h, and its name here.
constexpr std::array all = {&htmlTarget,       &htmlZipTarget,  &pdfTarget,        &jsonlTarget,
                            &whatsAppTarget,   &lineTarget,     &mattermostTarget, &slackTarget,
                            &slackFilesTarget, &telegramTarget, &discordTarget,    &rocketChatTarget,
                            &matrixTarget,     &prosodyTarget,  &csvTarget,        &mboxTarget};

/// How many of the message's features the chat has, in the order of `features`; roles and such stand elsewhere.
std::array<bool, features.size()> featuresOf(const ChatMessage& message) {
    const ChatLooks& looks = message.looks;
    return {!message.replyTo.empty(),
            !looks.reactions.empty(),
            looks.edited,
            message.kind == ChatMessage::Deleted,
            looks.notice,
            looks.pinned,
            looks.poll.has_value(),
            std::any_of(message.attachments.begin(), message.attachments.end(),
                        [](const ChatAttachment& each) { return !each.path.empty(); }),
            false,
            message.author.empty() || message.kind == ChatMessage::System,
            message.timeMs % 1000 != 0,
            !message.source.empty() && message.source != "ieum"};
}

constexpr size_t rolesPlace = 8;
static_assert(features[rolesPlace].name == "roles");

} // namespace

std::span<const Target* const> allTargets() { return all; }

const Target* targetNamed(std::string_view name) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Target* each) { return each->name == name; });
    return found == all.end() ? nullptr : *found;
}

Result<FeatureCounts> countFeatures(const ChatSource& chat) {
    FeatureCounts counts{};
    const Done counted = chat.each([&](const ChatMessage& message) -> Done {
        const auto has = featuresOf(message);
        for (size_t i = 0; i < has.size(); ++i) counts.at(i) += has.at(i) ? 1 : 0;
        return {};
    });
    if (!counted) return passOn(counted);
    const auto& members = chat.header().members;
    counts[rolesPlace] =
        static_cast<uint32_t>(std::count_if(members.begin(), members.end(), [](const ChatMember& each) {
            return !each.role.empty() && each.role != "member";
        }));
    return counts;
}

std::vector<Loss> lossesOf(const FeatureCounts& counts, const Target& target) {
    std::vector<Loss> losses;
    for (size_t i = 0; i < features.size(); ++i) {
        const Carried carried = target.carries.*features.at(i).place;
        if (counts.at(i) == 0 || carried == Carried::Yes) continue;
        losses.push_back({features.at(i).name, counts.at(i), carried == Carried::AsText});
    }
    return losses;
}

} // namespace ieum::transfer
