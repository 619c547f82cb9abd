// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours names in a plain text without making it a rich one: whatever the text says, it is never read as markup.
#pragma once

#include <QColor>
#include <QList>
#include <QObject>
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
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor ownInk MEMBER m_ownInk NOTIFY changed)
    Q_PROPERTY(QColor ownGround MEMBER m_ownGround NOTIFY changed)
  public:
    explicit TextMarks(QObject* parent = nullptr);
    ~TextMarks() override;

  signals:
    void changed();

  private:
    void mark();
    QQuickTextDocument* m_document = nullptr;
    QList<int> m_spans;
    QColor m_ink, m_ownInk, m_ownGround;
    std::unique_ptr<QSyntaxHighlighter> m_painter;
};

} // namespace ieum::ui
