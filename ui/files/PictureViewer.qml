// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A picture over the whole window. The wheel, + and - make it larger; it is moved by the pointer; left and right go
// through the pictures of the room; Escape closes.
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files

Popup {
    id: viewer
    required property Live live
    /// The picture that was last asked to be fetched from here
    property string fetched: ""
    signal saveAsked(string file, string name)
    signal fetchAsked(string file)

    function show(room: string, file: string, name: string) {
        fetched = "";
        pictures.show(room, file, name);
        open();
        stage.forceActiveFocus();
    }

    objectName: "pictureViewer"
    parent: T.Overlay.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    padding: 0
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape
    background: Rectangle {
        color: Theme.ground
    }
    contentItem: Item { // qmllint disable deferred-property-id
        id: stage
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Picture %1").arg(pictures.name)
        Keys.onLeftPressed: pictures.older()
        Keys.onRightPressed: pictures.newer()
        Keys.onUpPressed: picture.moveBy(0, Theme.gap5 * 2)
        Keys.onDownPressed: picture.moveBy(0, -Theme.gap5 * 2)
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
                picture.zoomBy(1.25, picture.width / 2, picture.height / 2);
            else if (event.key === Qt.Key_Minus)
                picture.zoomBy(0.8, picture.width / 2, picture.height / 2);
            else if (event.key === Qt.Key_0)
                picture.fit();
            else if (event.key === Qt.Key_S && event.modifiers === Qt.ControlModifier)
                viewer.saveAsked(pictures.file, pictures.name);
            else
                event.accepted = false;
        }

        RoomPictures {
            id: pictures
            live: viewer.live
        }
        ViewerBar {
            id: bar
            width: parent.width
            pictures: pictures
            percent: picture.percent
            onLarger: picture.zoomBy(1.25, picture.width / 2, picture.height / 2)
            onSmaller: picture.zoomBy(0.8, picture.width / 2, picture.height / 2)
            onSaveAsked: viewer.saveAsked(pictures.file, pictures.name)
            onCloseAsked: viewer.close()
        }
        LargePicture {
            id: picture
            objectName: "largePicture"
            anchors.top: bar.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            live: viewer.live
            Accessible.role: Accessible.Graphic
            Accessible.name: pictures.name
            file: viewer.opened && pictures.here ? pictures.file : ""
            WheelHandler {
                onWheel: event => picture.zoomBy(event.angleDelta.y > 0 ? 1.25 : 0.8, event.x, event.y)
            }
            DragHandler {
                property point last
                target: null
                onActiveChanged: last = Qt.point(0, 0)
                onTranslationChanged: {
                    picture.moveBy(translation.x - last.x, translation.y - last.y);
                    last = Qt.point(translation.x, translation.y);
                }
            }
            TapHandler {
                onDoubleTapped: point => picture.zoom > 1 ? picture.fit() : picture.zoomBy(2, point.position.x, point.position.y)
            }
        }
        Column {
            objectName: "viewerNone"
            anchors.centerIn: parent
            width: Math.min(360, parent.width - 2 * Theme.gap5)
            spacing: Theme.gap4
            visible: picture.kind === "none" || !pictures.here
            EmptyState {
                width: parent.width
                symbol: pictures.here ? Icon.Image : Icon.Download
                heading: pictures.here ? qsTr("This picture cannot be shown") : qsTr("Not on this computer yet")
                advice: pictures.here ? qsTr("It is damaged, of a kind that is not shown, or larger than Ieum opens by itself. It can be saved.") : viewer.fetched === pictures.file ? qsTr("It is being fetched, and shown as soon as it is here.") : ""
            }
            FilledButton {
                objectName: "viewerFetch"
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !pictures.here && viewer.fetched !== pictures.file
                text: qsTr("Fetch")
                onClicked: {
                    viewer.fetched = pictures.file;
                    stage.forceActiveFocus();
                    viewer.fetchAsked(pictures.file);
                }
            }
        }
        ViewerArrow {
            objectName: "olderPicture"
            symbol: Icon.ArrowLeft
            name: qsTr("Earlier picture")
            visible: pictures.hasOlder
            x: Theme.gap3
            onClicked: pictures.older()
        }
        ViewerArrow {
            objectName: "newerPicture"
            symbol: Icon.ArrowRight
            name: qsTr("Later picture")
            visible: pictures.hasNewer
            x: parent.width - width - Theme.gap3
            onClicked: pictures.newer()
        }
    }
}
