// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet that is made when it is asked for first: most of them nobody opens, and the window is there sooner.
import QtQuick

Loader {
    property string name: ""

    function made(): var {
        active = true;
        return item;
    }

    active: false
}
