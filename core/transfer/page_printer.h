// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes a document of a page of HTML. A port: a browser does it, and that is a process, of which this folder knows
// nothing.
#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ieum::transfer {

/// Pages and the pictures on them, which are gone when this is.
class PrintJob {
  public:
    PrintJob() = default;
    virtual ~PrintJob() = default;
    PrintJob(const PrintJob&) = delete;
    PrintJob& operator=(const PrintJob&) = delete;

    using TakeBytes = std::function<Done(std::string_view piece)>;

    /// The next piece of a file, by the path that pages know it by ("files/1-a.jpg").
    virtual Done add(const std::string& name, std::string_view piece) = 0;
    /// That page as PDF. Errors: NotPrinted; those of `take` pass through.
    virtual Done print(const std::string& page, const TakeBytes& take) = 0;
};

class PagePrinter {
  public:
    PagePrinter() = default;
    virtual ~PagePrinter() = default;
    PagePrinter(const PagePrinter&) = delete;
    PagePrinter& operator=(const PagePrinter&) = delete;

    /// Errors: NoBrowser.
    virtual Result<std::unique_ptr<PrintJob>> begin() const = 0;
};

} // namespace ieum::transfer
