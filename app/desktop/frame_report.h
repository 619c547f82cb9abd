// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For whoever measures: says on standard output, a JSON object a line, when what the window is for has been drawn
// ("first_frame"). Then, if wanted, scrolls the open room back by so many frames, says what each took ("scrolled", in
// milliseconds of the processor: `gui` is this thread without painting, `all` with what of that it does), and quits.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>

#include <vector>

namespace ieum::desktop {

class FrameReport : public QObject {
    Q_OBJECT
  public:
    FrameReport(QQuickWindow* window, int framesScrolled, QObject* parent = nullptr);

  private:
    void begin();
    void onAnimated();
    void onSwapped();
    void scroll();
    void tellScrolled();

    QQuickWindow* m_window;
    QQuickItem* m_timeline = nullptr; ///< while it is scrolled
    size_t m_framesWanted;
    bool m_isSettled = false, m_isTold = false;
    struct Clock {
        double frameBegan = -1, paintBegan = 0, painting = 0;
    } m_clock;
    std::vector<double> m_gui, m_all;
};

} // namespace ieum::desktop
