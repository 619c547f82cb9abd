// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One factory for each archive format; exporter.cpp holds the table.
#pragma once

#include "base/files.h"
#include "transfer/exporter.h"

#include <memory>
#include <string>

namespace ieum::transfer {

using WriterOf = std::unique_ptr<ChatWriter> (*)(std::string folder, Files& files, const WriterOptions& options);

std::unique_ptr<ChatWriter> makeHtmlWriter(std::string folder, Files& files, const WriterOptions& options);
std::unique_ptr<ChatWriter> makeJsonlWriter(std::string folder, Files& files, const WriterOptions& options);

} // namespace ieum::transfer
