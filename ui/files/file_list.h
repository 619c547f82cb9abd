// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of a room, newest first: where each is and who has it.
#pragma once

#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct FileListRow {
    QString key, name, mark, where, holders, origin;
    bool here = false, fetching = false, picture = false;
    double share = 0;
    bool operator==(const FileListRow&) const = default;
};

class FileList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live READ live WRITE setLive NOTIFY liveChanged REQUIRED)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
  public:
    explicit FileList(QObject* parent = nullptr);
    Live* live() const { return m_live; }
    void setLive(Live* live);
    void setRoom(const QString& room);
    QAbstractItemModel* rows() { return &m_rows; }

  signals:
    void liveChanged();
    void roomChanged();

  private:
    void refresh();
    Live* m_live = nullptr;
    QString m_room;
    RowModel<FileListRow> m_rows;
    OneAtATime m_asking;
};

} // namespace ieum::ui
