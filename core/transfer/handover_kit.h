// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of a hand-over kit: what somebody without Ieum needs to bring a room to another place. Pure text; the
// room's transcript lies beside it, in folders and zips that the exporters write.
#pragma once

#include "transfer/handover_notice.h"

#include <string>
#include <utility>
#include <vector>

namespace ieum::transfer {

struct KitPerson {
    std::string name;
    std::string role; ///< "owner", "admin", "member", "reader"
    bool arrived = false;
    std::string contact; ///< what the person wrote under the notice, lines as they were; "" when nothing
};
/// A transcript in the kit.
struct KitTranscript {
    std::string format; ///< the exporter's name: "html", "whatsapp" …
    std::string path;   ///< inside the kit
};
struct Kit {
    std::string room;
    HandoverPlace place;
    std::vector<KitPerson> people;
    std::vector<KitTranscript> transcripts;
    bool korean = true;
};

/// To be pasted anywhere: where the room goes on, in a few lines.
std::string invitationText(const Kit& kit);
/// Names of files in the kit and what is in them: "index.html", "invitation.txt", "invitation.svg" where the link fits
/// into a code, "roster.csv".
std::vector<std::pair<std::string, std::string>> kitPages(const Kit& kit);

} // namespace ieum::transfer
