// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules for QML: colours come from the theme, text from others is never markup, everything that can be operated has a
// name for screen readers, inputs have types.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

namespace ieum::tidy {

/// Rules: qml/colour, qml/text-format, qml/markup, qml/accessible, qml/pressable, qml/var, qml/singleton.
Findings checkQml(const SourceTree& tree);

} // namespace ieum::tidy
