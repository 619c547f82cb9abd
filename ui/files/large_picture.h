// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A picture as large as its place, or larger and moved about in it. What is drawn is a JPEG of at most viewedSideMax
// that the node's confined process has made of pixels, decoded beside the GUI thread; the file itself never comes here.
#pragma once

#include "ui/live/live.h"

#include <QImage>
#include <QQuickItem>

namespace ieum::ui {

class LargePicture : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live NOTIFY changed)
    /// Id; "" for none.
    Q_PROPERTY(QString file MEMBER m_file WRITE setFile NOTIFY changed)
    /// "" as long as nothing is known, "picture", "none"
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    /// 1: all of it fits, and is not larger than it is
    Q_PROPERTY(double zoom MEMBER m_zoom NOTIFY changed)
    /// In % of its pixels
    Q_PROPERTY(int percent READ percent NOTIFY changed)
  public:
    static constexpr double zoomMax = 8;

    explicit LargePicture(QQuickItem* parent = nullptr);
    void setFile(const QString& file);
    int percent() const;
    /// What is at (x, y) stays there.
    Q_INVOKABLE void zoomBy(double factor, double x, double y);
    Q_INVOKABLE void moveBy(double x, double y);
    Q_INVOKABLE void fit();

  signals:
    void changed();

  protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void geometryChange(const QRectF& to, const QRectF& from) override;

  private:
    void show(const QImage& picture);
    double fitScale() const;
    QRectF target() const;
    void settle();

    Live* m_live = nullptr;
    QString m_file, m_kind;
    QImage m_picture;
    bool m_isNew = false; ///< its texture is not made yet
    double m_zoom = 1;
    QPointF m_moved; ///< of its middle from the middle of this
    quint64 m_question = 0;
};

} // namespace ieum::ui
