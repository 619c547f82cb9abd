// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is made when it is asked for first: most sheets and menus nobody opens, and the window is there sooner. `from`
// names the file of a type that is not even read before; what only `sourceComponent` names is read with its own file.
import QtQuick

Loader {
    id: lazy
    property string name: ""
    property url from: ""
    /// It is made when this begins to hold, too.
    property bool wanted: false
    property bool complete: false
    /// Its file, once read() was called
    property Component early: null
    /// Somebody asked for it, and it has not come yet.
    property bool waited: false
    signal come

    // Of what comes of `from`; whoever wants some overrides these.
    /// The properties that it begins with
    function given(): var {
        return {};
    }
    /// What to do at its signals, by their names
    function heard(): var {
        return {};
    }
    function made(): var {
        active = true;
        asynchronous = false;
        if (item === null)
            setSource(from, lazy.given());
        return item;
    }

    /// Reads and makes it between other work; `come` says when.
    function soon() {
        if (item !== null)
            return come();
        waited = true;
        active = true;
        asynchronous = true;
        if (status !== Loader.Loading)
            setSource(from, lazy.given());
    }

    /// Reads its file, and those that it names, between other work: it is made faster then.
    function read() {
        early = Qt.createComponent(from, Component.Asynchronous);
    }

    active: false
    onLoaded: {
        const signals = lazy.heard();
        for (const name in signals)
            item[name].connect(signals[name]);
        if (waited)
            come();
        waited = false;
    }
    onWantedChanged: if (wanted && complete)
        made()
    Component.onCompleted: {
        complete = true;
        if (wanted)
            made();
    }
}
