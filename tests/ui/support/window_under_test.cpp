// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/window_under_test.h"

#include "support/patience.h"
#include "ui/main/fonts.h"
#include "ui/main/making.h"

#include <QGuiApplication>
#include <QQuickStyle>
#include <QTest>
#include <QTimer>

namespace ieum::uitest {
namespace {

constexpr const char* rightPassphrase = "바른 말";

ui::ProfileCalls callsOn(Script& script, node::ProfileKind kind,
                         std::vector<std::pair<std::string, std::string>>& made) {
    ui::ProfileCalls calls;
    calls.kind = [kind] { return kind; };
    calls.create = [&made](node::NewProfile wanted, auto reply) {
        made.emplace_back(std::move(wanted.name), std::move(wanted.passphrase));
        QTimer::singleShot(0, qApp, [reply] { reply(node::Self{}); });
    };
    calls.ownerOfLink = [](const std::string& link) -> Result<std::string> {
        if (!link.starts_with("ieum:")) return fail(Cause::Input, NodeError::BadInvite);
        return std::string("이서연");
    };
    calls.open = [&script, kind](const std::string& passphrase, const ui::ProfileCalls::Opened& opened) {
        const bool wrong = kind == node::ProfileKind::Protected && passphrase != rightPassphrase;
        QTimer::singleShot(0, qApp, [&script, opened, wrong] {
            if (wrong) return opened(fail(Cause::Input, NodeError::WrongPassphrase));
            opened(std::unique_ptr<node::Api>(std::make_unique<ScriptedApi>(script)));
        });
    };
    return calls;
}

QQuickItem* found(QQuickItem* in, const QString& name) {
    if (!in->isVisible()) return nullptr;
    if (in->objectName() == name) return in;
    for (QQuickItem* child : in->childItems()) {
        if (QQuickItem* hit = found(child, name)) return hit;
    }
    return nullptr;
}

void findAll(QQuickItem* in, const QString& name, QList<QQuickItem*>& all) {
    if (!in->isVisible()) return;
    if (in->objectName() == name) all += in;
    for (QQuickItem* child : in->childItems()) findAll(child, name, all);
}

} // namespace

WindowUnderTest::WindowUnderTest(Script& script, node::ProfileKind kind, const QString& language, const QString& theme,
                                 std::unique_ptr<QSettings> settings)
    : m_preferences(std::move(settings)), m_door(callsOn(script, kind, m_made)), m_engine(new QQmlEngine) {
    open(language, theme);
}

WindowUnderTest::WindowUnderTest(ui::ProfileCalls calls, const QString& language, const QString& theme,
                                 std::unique_ptr<QSettings> settings)
    : m_preferences(std::move(settings)), m_door(std::move(calls)), m_engine(new QQmlEngine) {
    open(language, theme);
}

WindowUnderTest::WindowUnderTest(Script& script, Hidden hidden)
    : m_preferences(nullptr), m_door(callsOn(script, node::ProfileKind::Open, m_made)), m_engine(new QQmlEngine) {
    open(QStringLiteral("ko"), QStringLiteral("light"), hidden);
}

void WindowUnderTest::open(const QString& language, const QString& theme, std::optional<Hidden> hidden) {
    ui::chooseFont(*qGuiApp);
    if (QQuickStyle::name().isEmpty()) QQuickStyle::setStyle(QStringLiteral("Basic"));
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, m_engine.get(), [this](const QList<QQmlError>& errors) {
        for (const auto& error : errors) m_complaints += error.toString();
    });
    QObject::connect(m_engine.get(), &QQmlEngine::quit, m_engine.get(), [this] { ++m_quits; });
    m_preferences.overrideFor(theme, language);
    m_preferences.speak(m_engine.get());
    m_window = ui::makeWindow(*m_engine, {{QStringLiteral("door"), QVariant::fromValue(&m_door)},
                                          {QStringLiteral("preferences"), QVariant::fromValue(&m_preferences)},
                                          {QStringLiteral("inBackground"), hidden == inBackground}});
    if (m_window == nullptr) qFatal("the window does not load: %s", qPrintable(m_complaints.join('\n')));
    m_preferences.places()->settle(m_window.get(), QStringLiteral("main"));
    if (!hidden) m_window->setVisible(true);
    m_door.knock();
}

WindowUnderTest::~WindowUnderTest() = default;

QQuickItem* WindowUnderTest::item(const char* objectName) const { return itemIn(m_window.get(), objectName); }

QQuickItem* WindowUnderTest::itemIn(const QQuickWindow* window, const char* objectName) {
    QQuickItem* content = window->contentItem();
    return found(content->parentItem() ? content->parentItem() : content, QString::fromLatin1(objectName));
}

QList<QQuickItem*> WindowUnderTest::items(const char* objectName) const {
    QList<QQuickItem*> all;
    findAll(m_window->contentItem(), QString::fromLatin1(objectName), all);
    return all;
}

void WindowUnderTest::click(QQuickItem* item) const {
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, middle.toPoint());
}

void WindowUnderTest::clickNew(const char* objectName, qsizetype place) const {
    const auto isThere = [&] {
        // Of several with one name, those that the window has; a popup's are found by the first alone.
        return place == 0 ? item(objectName) != nullptr : items(objectName).size() > place;
    };
    if (!QTest::qWaitFor(isThere, test::triedForMs)) return;
    (void)m_window->grabWindow();
    click(place == 0 ? item(objectName) : items(objectName)[place]);
}

void WindowUnderTest::type(const QString& text) const {
    for (const QChar letter : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(m_window.get(), &press);
        QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(m_window.get(), &release);
    }
}

QImage WindowUnderTest::picture(const QString& name) const {
    QImage drawn = m_window->grabWindow();
    const QString folder = qEnvironmentVariable("IEUM_PICTURES");
    if (!folder.isEmpty()) drawn.save(QStringLiteral("%1/%2.png").arg(folder, name));
    return drawn;
}

} // namespace ieum::uitest
