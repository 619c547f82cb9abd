// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A place that a chat can move to. A target is one file with one function and one row beside it that says what it can
// carry; the table of all of them is in targets.cpp. docs/formats.md shows the same table.
#pragma once

#include "base/files.h"
#include "transfer/chat_source.h"
#include "transfer/output.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace ieum::transfer {

/// No: left out. AsText: people can read it there, programs cannot.
enum class Carried : uint8_t { No, AsText, Yes };

/// What a chat has, and what of it a target has a place for.
struct Carries {
    Carried replies = Carried::No;
    Carried reactions = Carried::No; ///< with who put them
    Carried edits = Carried::No;     ///< that a text is not the first one
    Carried deletions = Carried::No; ///< that something was there
    Carried notices = Carried::No;
    Carried pins = Carried::No;
    Carried polls = Carried::No; ///< with who chose what
    Carried files = Carried::No; ///< their bytes; as text, their names
    Carried roles = Carried::No;
    Carried system = Carried::No; ///< what the app said, as such and from nobody
    Carried milliseconds = Carried::No;
    Carried origin = Carried::No; ///< from which messenger a message was imported
};

struct Feature {
    std::string_view name;
    Carried Carries::*place;
};
inline constexpr std::array<Feature, 12> features = {{{"replies", &Carries::replies},
                                                      {"reactions", &Carries::reactions},
                                                      {"edits", &Carries::edits},
                                                      {"deletions", &Carries::deletions},
                                                      {"notices", &Carries::notices},
                                                      {"pins", &Carries::pins},
                                                      {"polls", &Carries::polls},
                                                      {"files", &Carries::files},
                                                      {"roles", &Carries::roles},
                                                      {"system", &Carries::system},
                                                      {"milliseconds", &Carries::milliseconds},
                                                      {"origin", &Carries::origin}}};

class PagePrinter;

struct WriterOptions {
    std::string language = "ko";          ///< of headings and labels: "ko", anything else is English
    std::string me{};                     ///< author id whose messages stand on the right; may be ""
    std::string server{};                 ///< of the new place, for targets whose ids hold one; "": example.org
    const PagePrinter* printer = nullptr; ///< for documents; without one there are none
};

/// What a target gets to work with.
struct Export {
    const ChatSource& chat;
    Output& out;
    const Files& files; ///< for time zones
    const WriterOptions& options;

    bool korean() const { return options.language.starts_with("ko"); }
};

struct Target {
    std::string_view name;
    bool isZip = false; ///< one file instead of a folder
    std::string_view readBy;
    std::string_view readInTests; ///< by which programs; "" when none that can be had here reads it
    Carries carries;
    Done (*write)(const Export& to);
};

std::span<const Target* const> allTargets();
/// nullptr when there is none.
const Target* targetNamed(std::string_view name);

/// One that the chat has, and that the target cannot take as it is.
struct Loss {
    std::string_view feature;
    uint32_t messages = 0; ///< that have it; of roles: members
    bool asText = false;
};
/// In how many messages (of roles: members) each of `features` is.
using FeatureCounts = std::array<uint32_t, features.size()>;
/// Reads the chat once. Errors: those of its source.
Result<FeatureCounts> countFeatures(const ChatSource& chat);
std::vector<Loss> lossesOf(const FeatureCounts& counts, const Target& target);

} // namespace ieum::transfer
