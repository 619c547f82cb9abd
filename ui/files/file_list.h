// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of a room, or its pictures alone, newest first: where each is and who has it. Page by page, as they are
// scrolled to.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct FileListRow {
    QString key, name, mark, where, holders, origin;
    bool here = false, fetching = false, picture = false;
    double share = 0;
    bool operator==(const FileListRow&) const = default;
};

class FileList : public ieum::ui::OnRoom {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool pictures MEMBER m_pictures NOTIFY picturesChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    /// The first page has come.
    Q_PROPERTY(bool known MEMBER m_known NOTIFY answered)
  public:
    static constexpr uint32_t pageFiles = 60;

    explicit FileList(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void more();

  signals:
    void picturesChanged();
    void answered();

  private:
    void follow(Live& live) override;
    void forget() override;
    void roomCame() override;
    void refresh();
    bool m_pictures = false, m_known = false, m_hasMore = false;
    uint32_t m_wanted = pageFiles;
    RowModel<FileListRow> m_rows;
    OneAtATime m_asking;
};

} // namespace ieum::ui
