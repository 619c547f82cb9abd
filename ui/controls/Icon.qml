// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One symbol of the Lucide font, by its code point there (lucide-static, ISC licence).
import QtQuick
import Ieum.Theme
import Ieum.Controls

Text {
    id: icon

    enum Symbol {
        None = 0,
        AppWindow = 58406,
        ArrowDown = 57410,
        ArrowUp = 57418,
        Bar = 58018,
        Bell = 57433,
        BellOff = 57434,
        Check = 57452,
        ArrowLeft = 57416,
        ArrowRight = 57417,
        Calendar = 57443,
        Smile = 57700,
        SmilePlus = 58113,
        Image = 57590,
        ZoomIn = 57782,
        ZoomOut = 57783,
        ExternalLink = 57529,
        ChevronDown = 57453,
        ChevronUp = 57456,
        Circle = 57462,
        CircleCheck = 57894,
        Clock = 57479,
        Copy = 57502,
        Download = 57522,
        Ellipsis = 57526,
        Eye = 57530,
        File = 57536,
        Files = 57551,
        Forward = 57897,
        HardDrive = 57581,
        House = 57589,
        Info = 57593,
        Key = 57597,
        Languages = 57598,
        Link = 57602,
        Landmark = 57914,
        Lock = 57611,
        LogOut = 57614,
        MapPin = 57617,
        Megaphone = 57909,
        Message = 57623,
        Mic = 57624,
        Monitor = 57629,
        Minus = 57628,
        Moon = 57630,
        Paperclip = 57645,
        Pause = 57646,
        Pencil = 57849,
        Pin = 57945,
        PinOff = 58038,
        Play = 57660,
        Plus = 57661,
        Reply = 57898,
        Save = 57677,
        Settings = 57684,
        Keyboard = 57988,
        Search = 57681,
        Send = 57682,
        Server = 57683,
        ServerOff = 57834,
        Square = 57703,
        SquareCheck = 58713,
        Sun = 57720,
        Trash = 57742,
        Undo = 57755,
        Upload = 57758,
        Usb = 58198,
        User = 57759,
        UserPlus = 57762,
        Users = 57764,
        Warning = 57747,
        Wifi = 57774,
        Close = 57778
    }
    required property int symbol
    property int size: 18

    textFormat: Text.PlainText
    text: symbol === Icon.None ? "" : String.fromCodePoint(symbol)
    font.family: SymbolFont.family
    font.pixelSize: Theme.px(size)
    color: Theme.quiet
    Accessible.ignored: true
}
