// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be seen of a file without opening it: asks the node for it, draws the small picture, or has the first lines
// of a text as a plain string. The picture is a JPEG that the node's own confined process has made of pixels; what a
// file itself holds never comes here.
#pragma once

#include "ui/live/live.h"

#include <QImage>
#include <QQuickPaintedItem>

namespace ieum::ui {

/// At most this much memory for a picture, in this whole process.
inline constexpr int pictureMegabytesMax = 16;
inline constexpr int pictureSideMax = 512;
/// In the viewer: 16 MB of pixels.
inline constexpr int viewedSideMax = 2048;
/// Null when it is not a JPEG whose sides are at most that long.
QImage pictureOf(const Bytes& jpeg, int sideMax = pictureSideMax);

class FilePreview : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live WRITE setLive NOTIFY changed)
    /// Id; "" for none.
    Q_PROPERTY(QString file MEMBER m_file WRITE setFile NOTIFY changed)
    /// Asked for while this is so, and when it becomes so.
    Q_PROPERTY(bool wanted MEMBER m_wanted WRITE setWanted NOTIFY changed)
    /// Texts, too; else they are "none".
    Q_PROPERTY(bool textToo MEMBER m_textToo NOTIFY changed)
    /// Fills its place and leaves out what is too wide; else it shows all.
    Q_PROPERTY(bool covers MEMBER m_covers NOTIFY changed)
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY changed)
    /// "" as long as nothing is known, "picture", "text", "none"
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed)
  public:
    explicit FilePreview(QQuickItem* parent = nullptr);
    void setLive(Live* live);
    void setFile(const QString& file);
    void setWanted(bool wanted);
    void paint(QPainter* painter) override;

  signals:
    void changed();

  protected:
    void componentComplete() override;
    void geometryChange(const QRectF& to, const QRectF& from) override;

  private:
    void ask();
    void show(const Result<node::Preview>& preview);
    struct Drawn {
        QImage whole;
        QImage fitted; ///< to the item, in pixels of the screen
    };

    Live* m_live = nullptr;
    QString m_file, m_kind, m_text;
    bool m_wanted = false, m_textToo = false, m_covers = false;
    qreal m_radius = 0;
    quint64 m_question = 0;
    Drawn m_drawn;
};

} // namespace ieum::ui
