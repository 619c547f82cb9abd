// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions of a library that is opened while the program runs, where it is installed. For the window and the preview
// program, which may look no deeper than this folder; nothing here uses it.
#pragma once

#include <dlfcn.h>

namespace ieum {

/// `library` is what dlopen gave. False: it has no function of that name. What it takes nobody checks: `into` is as the
/// library's header declares it.
template <class Function> bool findFunction(void* library, const char* name, Function& into) {
    into = reinterpret_cast<Function>(::dlsym(library, name));
    return into != nullptr;
}

} // namespace ieum
