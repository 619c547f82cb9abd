// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes against a file's id, which its message's author signed: sealed again under the key that the message has, they
// must give the same manifest. Nothing is kept.
#pragma once

#include "base/files.h"
#include "base/ids.h"
#include "crypto/secret.h"
#include "transfer/bundle.h"
#include "wire/codec.h"

#include <functional>
#include <string>

namespace ieum::transfer {

bool isFile(const Bundle& bundle, size_t entry, const wire::FileLink& link);
/// False as well when `goesOn`, which is asked between the pieces, says no.
bool isFile(const Files& files, const std::string& path, const crypto::Key& key, const FileId& id,
            const std::function<bool()>& goesOn = {});

} // namespace ieum::transfer
