// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is being written, by room, while no conversation shows it: shared by all windows, and there again when a locked
// profile was opened. In memory only.
#pragma once

#include "ui/composer/attached_row.h"

#include <QFileInfo>
#include <QHash>
#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

struct OpenDraft {
    QString text, reply, replyAuthor, replyText, editing, unedited;
    QList<AttachedRow> files;
    bool isEmpty() const { return text.trimmed().isEmpty() && files.isEmpty() && reply.isEmpty() && editing.isEmpty(); }
};

AttachedRow attachedRow(const QFileInfo& file);

class DraftShelf : public QObject {
    Q_OBJECT
    QML_ELEMENT
  public:
    using QObject::QObject;
    QHash<QString, OpenDraft> kept;
    QHash<QString, OpenDraft> before; ///< what was being written when editing began
    /// A file for what is written in that room, wherever that is.
    void put(const QString& room, const QString& path);

  signals:
    /// Whoever has this room open takes what lies here.
    void grown(const QString& room);
};

} // namespace ieum::ui
