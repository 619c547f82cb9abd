// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours names and links in a plain text without making it a rich one: whatever the text says, it is never read as
// markup.
#pragma once

#include <QColor>
#include <QList>
#include <QObject>
#include <QPointF>
#include <QQuickTextDocument>
#include <QtQmlIntegration>
#include <memory>

class QSyntaxHighlighter;

namespace ieum::ui {

class TextMarks : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document MEMBER m_document NOTIFY changed REQUIRED)
    /// As TimelineRow::mentions.
    Q_PROPERTY(QList<int> spans MEMBER m_spans NOTIFY changed)
    /// As TimelineRow::links.
    Q_PROPERTY(QList<int> links MEMBER m_links NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor ownInk MEMBER m_ownInk NOTIFY changed)
    Q_PROPERTY(QColor ownGround MEMBER m_ownGround NOTIFY changed)
  public:
    explicit TextMarks(QObject* parent = nullptr);
    ~TextMarks() override;
    /// Which link the letter at a point of the text belongs to; -1: none, or no letter is there.
    Q_INVOKABLE int linkAt(QPointF point) const;

  signals:
    void changed();

  private:
    void mark();
    QQuickTextDocument* m_document = nullptr;
    QList<int> m_spans, m_links;
    QColor m_ink, m_ownInk, m_ownGround;
    std::unique_ptr<QSyntaxHighlighter> m_painter;
};

} // namespace ieum::ui
