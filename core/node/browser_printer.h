// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints pages by the browser that is installed: Chromium, or one that is made of it, without a window. It gets a
// profile of its own that is thrown away, no way to any network, and nothing but the pages, which run nothing. Called
// from the pool; blocks while the browser works.
#pragma once

#include "transfer/page_printer.h"

#include <string>

namespace ieum::node {

class BrowserPrinter : public transfer::PagePrinter {
  public:
    /// `folder`: where pages lie while they are printed; where the export goes, since they are as readable as that.
    explicit BrowserPrinter(std::string folder) : m_folder(std::move(folder)) {}

    /// Errors: NoBrowser (none is on PATH), FileUnwritable.
    Result<std::unique_ptr<transfer::PrintJob>> begin() const override;

  private:
    std::string m_folder;
};

} // namespace ieum::node
