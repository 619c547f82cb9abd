// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Meeting somebody on this network, from being visible to the room of the two (node/near.h).
#pragma once

#include "node/near.h"
#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

#include <set>

namespace ieum::ui {

struct NearRow {
    QString key, name, initial;
    bool usable = true;
    bool operator==(const NearRow&) const = default;
};

class NearMeeting : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the door")
    /// "off", "looking", "asking", "asked", "revealing", "comparing", "said" (waits for the other one), "met"
    Q_PROPERTY(QString stage READ stage NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* people READ people CONSTANT)
    Q_PROPERTY(QString name READ name NOTIFY changed) ///< of the other one
    Q_PROPERTY(QString digits READ digits NOTIFY changed)
    Q_PROPERTY(bool ended READ ended NOTIFY changed) ///< what was under way ended without us
    Q_PROPERTY(QString ownName MEMBER m_ownName NOTIFY changed)
    /// The other side broke off again and again while digits were compared; "off" since then.
    Q_PROPERTY(bool suspicious READ suspicious NOTIFY changed)
    /// Of whom a room for two came while another one's was waited for
    Q_PROPERTY(QString another MEMBER m_another NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
  public:
    using Make = std::function<std::unique_ptr<node::Near>(node::NearSelf, node::Near::Told)>;
    /// `make` may be empty: no socket may be opened.
    explicit NearMeeting(Make make, QObject* parent = nullptr);

    QString stage() const;
    QAbstractItemModel* people() { return &m_people; }
    QString name() const { return m_name; }
    QString digits() const { return m_near ? QString::fromStdString(m_near->state().digits) : QString(); }
    bool ended() const { return m_near && m_near->state().ended; }
    bool suspicious() const { return m_near && m_near->state().suspicious; }
    QString error() const;
    /// From now on whoever looks sees us; unless `hide` comes before that begins.
    Q_INVOKABLE void show(ieum::ui::Live* live);
    Q_INVOKABLE void hide();
    Q_INVOKABLE void ask(const QString& key);
    Q_INVOKABLE void answer(bool yes);
    Q_INVOKABLE void same();

  signals:
    void changed();
    /// The room of the two is here.
    void came(const QString& room);

  private:
    void begin(const node::Self& self);
    void take();
    void invite();
    void accept(const std::string& link);
    /// What is there by then is not the room that is waited for.
    void noteRooms(std::function<void()> next);
    void await();
    void look();
    void judge(const RoomId& room);
    void refuse(const Error& error);

    Make m_make;
    QPointer<Live> m_live;
    RowModel<NearRow> m_people;
    QString m_name, m_ownName, m_another, m_error;
    std::set<RoomId> m_before;
    PersonId m_person; ///< whose room is waited for
    /// Who asks, from `show` to `hide`, and while a room is waited for: what is answered to one that is gone is
    /// dropped.
    std::unique_ptr<QObject> m_turn, m_waiting;
    std::unique_ptr<node::Near> m_near;
};

} // namespace ieum::ui
