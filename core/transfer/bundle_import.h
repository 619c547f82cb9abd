// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A chat out of a bundle: which of its texts are the chat, and which of its files belong to which message. Nothing of
// the files themselves is read here.
#pragma once

#include "transfer/bundle.h"
#include "transfer/importer.h"
#include "transfer/media_links.h"

namespace ieum::transfer {

struct ImportedBundle {
    Chat chat; ///< ChatAttachment::entry says where the bytes are
    MediaCount media;
};

struct BundleSource {
    Bundle& bundle;
    std::string_view name;   ///< of the zip or folder; a title when the chat has none
    std::string_view chosen; ///< one text among what else lies in that folder; "": all of it is the export
};

/// Parts of one chat are joined. Who signs in it (Chat::openings) is not kept. Errors: those of importChat(),
/// NestedZip, and those of Bundle.
Result<ImportedBundle> importBundle(const BundleSource& source, const ImportOptions& options, const Files& files);

} // namespace ieum::transfer
