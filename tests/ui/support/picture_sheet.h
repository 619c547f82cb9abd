// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the window beside each other on one sheet, made small: how it looked when somebody last looked at all of
// them and found them good. A sheet is a PNG in tests/ui/pictures.
#pragma once

#include <QImage>
#include <QStringList>

namespace ieum::uitest {

class PictureSheet {
  public:
    /// `name`: of the file, without its ending. `names`: of all pictures, in the order of their places.
    PictureSheet(QString name, QStringList names);

    void put(const QString& name, const QImage& window);
    /// How the picture of that name differs from the one that was kept: "" when a person would not see it.
    QString difference(const QString& name) const;
    /// Keeps what was put as the new measure.
    bool keep() const;
    /// What was put, into the folder that IEUM_PICTURES names.
    void leave() const;

  private:
    QRect placeOf(const QString& name) const;
    QString file() const;

    QString m_name;
    QStringList m_names;
    QImage m_now;
    QImage m_kept;
};

} // namespace ieum::uitest
