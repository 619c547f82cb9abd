// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the desktop is told, and when it is told nothing.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Notices
import Ieum.Settings

SettingsSection {
    id: section
    required property Preferences preferences
    required property string usualNotices
    required property string sought
    readonly property QuietTime quiet: preferences.quiet

    function setHours() {
        wrong.visible = !quiet.setHours(from.text, to.text);
        if (wrong.visible)
            return;
        // "7" has become 07:00
        from.text = quiet.from;
        to.text = quiet.to;
    }

    heading: qsTr("Notifications")
    found: told.found || hours.found || hush.found

    SettingRow {
        id: told
        heading: qsTr("On the desktop, while this window is not in front")
        sought: section.sought
        also: section.heading
        Choice {
            objectName: "noticeChoice"
            width: parent.width
            name: qsTr("Notifications")
            labels: [qsTr("With text"), qsTr("Sender and room"), qsTr("No details"), qsTr("Off")]
            values: ["full", "names", "hidden", "off"]
            current: section.preferences.notices || section.usualNotices
            onChosen: value => section.preferences.notices = value
        }
    }
    SettingRow {
        id: hours
        heading: qsTr("Quiet hours")
        sought: section.sought
        also: section.heading + qsTr("night sleep silence")
        note: qsTr("What arrives meanwhile is told in one go afterwards.")
        Choice {
            objectName: "quietChoice"
            width: parent.width
            name: hours.heading
            labels: [qsTr("None"), qsTr("Every day")]
            values: ["none", "daily"]
            current: section.quiet.daily ? "daily" : "none"
            onChosen: value => section.quiet.daily = value === "daily"
        }
        Row {
            visible: section.quiet.daily
            spacing: Theme.gap2
            Field {
                id: from
                objectName: "quietFrom"
                width: Theme.px(84)
                name: qsTr("Quiet from")
                text: section.quiet.from
                onEditingFinished: section.setHours()
            }
            PlainText {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("to", "between two times of the day")
            }
            Field {
                id: to
                objectName: "quietTo"
                width: Theme.px(84)
                name: qsTr("Quiet to")
                text: section.quiet.to
                onEditingFinished: section.setHours()
            }
        }
        ErrorLine {
            id: wrong
            objectName: "quietWrong"
            visible: false
            width: parent.width
            text: qsTr("Two different times of the day are needed, such as 22:00 and 7:00.")
        }
    }
    SettingRow {
        id: hush
        heading: section.quiet.active ? section.quiet.words : qsTr("Do not disturb for")
        sought: section.sought
        also: section.heading + qsTr("Do not disturb")
        Flow {
            width: parent.width
            spacing: Theme.gap2
            HushButton {
                quiet: section.quiet
                minutes: 30
                text: qsTr("30 minutes")
            }
            HushButton {
                quiet: section.quiet
                minutes: 60
                text: qsTr("1 hour")
            }
            HushButton {
                quiet: section.quiet
                minutes: 120
                text: qsTr("2 hours")
            }
            HushButton {
                quiet: section.quiet
                minutes: 240
                text: qsTr("4 hours")
            }
            QuietButton {
                objectName: "hushEnd"
                visible: section.quiet.active
                implicitHeight: Theme.px(32)
                text: qsTr("Tell again")
                onClicked: section.quiet.wake()
            }
        }
    }
}
