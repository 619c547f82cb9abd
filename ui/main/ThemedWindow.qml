// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window in our colours, which can be called back from wherever it went, with those of what is not drawn here: tooltips and Qt's own file dialog.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

ApplicationWindow {
    /// How it was shown last: maximised, or as a usual one
    property int shownAs: Window.Windowed

    /// Up, wherever it was.
    function come() {
        if (visibility === Window.Minimized)
            visibility = shownAs;
        visible = true; // as it was hidden
        raise();
        requestActivate();
    }

    onVisibilityChanged: if (visibility !== Window.Hidden && visibility !== Window.Minimized)
        shownAs = visibility
    minimumWidth: Theme.leastWidth
    minimumHeight: 400
    color: Theme.ground
    palette {
        window: Theme.panel
        windowText: Theme.text
        base: Theme.ground
        text: Theme.text
        button: Theme.field
        buttonText: Theme.text
        highlight: Theme.accentFill
        highlightedText: Theme.accentInk
        light: Theme.hover
        midlight: Theme.hover
        mid: Theme.line
        dark: Theme.quiet
        toolTipBase: Theme.raised
        toolTipText: Theme.text
        placeholderText: Theme.quiet
    }
}
