// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text as a QR code (ISO/IEC 18004): black on white in every theme, with the quiet zone of four modules, every module
// as many whole pixels as the item has room for. A text that is too long has no code, and neither has one whose
// modules would be too small here for a camera.
#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace ieum::ui {

/// One pixel for each module, the quiet zone included; null when the text is empty or has no code.
QImage qrModules(const QString& text);

class QrCode : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(bool fits READ fits NOTIFY changed)
  public:
    static constexpr int quietModules = 4;
    static constexpr int modulePixelsMin = 2;

    explicit QrCode(QQuickItem* parent = nullptr);
    QString text() const { return m_text; }
    void setText(const QString& text);
    /// Is there a code that can be read at this size?
    bool fits() const;
    void paint(QPainter* painter) override;

  signals:
    void changed();

  protected:
    void geometryChange(const QRectF& to, const QRectF& from) override;

  private:
    qreal pixelRatio() const;
    int modulePixels() const; ///< of the screen; 0 without a code
    QString m_text;
    QImage m_modules;
};

} // namespace ieum::ui
