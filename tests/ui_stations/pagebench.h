#pragma once

#include "desk/desk.h"
#include "ui_stations/carebench.h"

#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>

#include <memory>

namespace regrade::ui {

inline QStringList g_messages;

/// Qt's own timer says so when a window goes while the last animation of another just ended; no page can help it.
inline const QString kOfQtsTimer = QStringLiteral("QUnifiedTimer::stopAnimationDriver: driver is not running");
inline void keepMessage(QtMsgType, const QMessageLogContext&, const QString& text)
{
    if (text != kOfQtsTimer) {
        g_messages.append(text);
    }
}

/// Walks what is shown and notes what a person at the station could not read or hit.
class Crawler {
public:
    explicit Crawler(QQuickWindow& window) : m_window(window) { walk(*window.contentItem()); }
    [[nodiscard]] const QStringList& findings() const { return m_findings; }

private:
    void walk(QQuickItem& item)
    {
        if (!item.isVisible() || item.opacity() == 0.0) {
            return;
        }
        look(item);
        for (auto* child : item.childItems()) {
            walk(*child);
        }
    }

    void look(QQuickItem& item)
    {
        const QRectF place = item.mapRectToScene(item.boundingRect());
        if (item.inherits("QQuickText") && item.property("truncated").toBool()) {
            m_findings.append("cut off: " + item.property("text").toString());
        }
        if (item.inherits("QQuickAbstractButton") && (place.height() < 47.5 || place.width() < 47.5)) {
            m_findings.append("too small: " + item.objectName());
        }
        const bool pressable = item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField");
        if (pressable && item.objectName().isEmpty()) {
            m_findings.append("without a name: " + item.property("text").toString());
        }
        if (pressable && (place.left() < -0.5 || place.right() > m_window.width() + 0.5)) {
            m_findings.append("out of sight: " + item.objectName());
        }
    }

    QQuickWindow& m_window;
    QStringList m_findings;
};

struct Look {
    QSize size;
    QString language;
    QString theme;
};

/// A page as the shell shows it, in a window of its own.
class PageView {
public:
    PageView(const QString& name, QObject& screen) : m_name(name)
    {
        g_messages.clear();
        qInstallMessageHandler(keepMessage);
        m_view.engine()->addImportPath(":/qt/qml");
        m_view.setResizeMode(QQuickView::SizeRootObjectToView);
        m_view.setInitialProperties({{"screen", QVariant::fromValue(&screen)}});
        m_view.resize(1184, 664);
        m_view.setSource(QUrl(QString("qrc:/qt/qml/Regrade/%1/%1Page.qml").arg(name)));
        QQmlComponent theme(m_view.engine());
        theme.setData("import QtQml\nimport Regrade.Kit\nQtObject { property QtObject theme: Theme }", {});
        m_themeHolder.reset(theme.create());
        m_view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_view));
    }
    ~PageView() { qInstallMessageHandler(nullptr); }

    /// Looks at the page in every size, language and theme; each must be whole and come without a word of complaint.
    void look(Desk& desk, const QString& state)
    {
        ASSERT_EQ(m_view.status(), QQuickView::Ready) << g_messages.join('\n').toStdString();
        for (const Look& look : {Look{{1184, 664}, "en", "light"},
                                 {{1184, 664}, "zh_CN", "dark"},
                                 {{1824, 1024}, "en", "dark"},
                                 {{1824, 1024}, "zh_CN", "light"}}) {
            desk.setLanguage(look.language);
            m_view.engine()->retranslate();
            auto* theme = m_themeHolder->property("theme").value<QObject*>();
            theme->setProperty("mode", look.theme);
            m_view.setColor(theme->property("bg").value<QColor>());
            m_view.resize(look.size);
            QCoreApplication::processEvents();
            const QImage picture = m_view.grabWindow();
            const QString title = QString("%1-%2-%3-%4").arg(m_name, state, look.language).arg(look.size.width());
            keep(picture, title.toLower());
            EXPECT_EQ(g_messages.join('\n').toStdString(), "") << title.toStdString();
            EXPECT_EQ(Crawler(m_view).findings().join('\n').toStdString(), "") << title.toStdString();
        }
        desk.setLanguage("en");
        m_view.engine()->retranslate();
    }

    [[nodiscard]] QObject& root() const { return *m_view.rootObject(); }
    /// Sets a property of the page that its buttons would set.
    void turn(const char* property, const QVariant& value) { m_view.rootObject()->setProperty(property, value); }

private:
    /// For people who want to look at them: REGRADE_PICTURES names a folder.
    static void keep(const QImage& picture, const QString& name)
    {
        const QString folder = qEnvironmentVariable("REGRADE_PICTURES");
        if (!folder.isEmpty() && QDir().mkpath(folder)) {
            EXPECT_TRUE(picture.save(folder + '/' + name + ".png"));
        }
    }

    QString m_name;
    QQuickView m_view;
    std::unique_ptr<QObject> m_themeHolder;
};

class Pages : public CareBench {
protected:
    void show(const QString& name, const QString& state, QObject& screen)
    {
        if (m_shown != &screen) {
            m_page.reset();
            m_page = std::make_unique<PageView>(name, screen);
            m_shown = &screen;
        }
        m_page->look(desk(), state);
    }

    void settle(const QObject& screen)
    {
        ASSERT_TRUE(waitFor([&] { return !screen.property("busy").toBool(); }));
    }

    std::unique_ptr<PageView> m_page;
    const QObject* m_shown = nullptr;
};

} // namespace regrade::ui
