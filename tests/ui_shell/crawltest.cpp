#include "app/gallery.h"
#include "base/clock.h"
#include "tests/ui_shell/crawler.h"

#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <iostream>

namespace regrade::ui {
namespace {

void letBindingsArrive(int ms)
{
    for (QDeadlineTimer deadline(ms); !deadline.hasExpired();) {
        QGuiApplication::processEvents(QEventLoop::AllEvents, 5);
    }
}

/// From the welcome of an empty store over every screen to what an owner of goods sees. REGRADE_CRAWL=listing looks
/// only at the views whose names begin so.
TEST(EveryView, canBeReadHitAndReachedInEveryLanguageThemeAndSize)
{
    QTemporaryDir folder;
    SystemClock clock;
    auto places = workstation::usualPlaces("regrade");
    ASSERT_TRUE(places) << places.error().what();
    places->data = folder.path().toStdString();
    auto station = workstation::Workstation::open(*places, clock);
    ASSERT_TRUE(station) << station.error().what();
    app::Program program(**station, false);
    ASSERT_TRUE(program.show());
    QQuickWindow& window = *program.window();
    Crawler crawler(window, [] { letBindingsArrive(200); });
    int views = 0;

    const QString only = qEnvironmentVariable("REGRADE_CRAWL");

    const auto shown = app::showEveryView(program, false, [&](const QString& name) {
        if (!name.startsWith(only)) {
            return;
        }
        ++views;
        for (const QSize& size : {QSize(3840, 2160), QSize(1920, 1080), QSize(1366, 768), QSize(1280, 720)}) {
            window.resize(size);
            for (const char* language : {"zh_CN", "de", "en"}) {
                program.desk().setLanguage(QLatin1String(language));
                letBindingsArrive(60);
                for (const char* theme : {"dark", "contrast", "light"}) {
                    program.desk().setTheme(QLatin1String(theme));
                    letBindingsArrive(10);
                    const std::string where =
                        name.toStdString() + ' ' + language + ' ' + theme + ' ' + std::to_string(size.width());
                    crawler.look(where);
                    if (size.width() == 1280) {
                        crawler.lookAtKeys(where);
                    }
                    if (size.width() == 1280 && language == std::string("en")) {
                        crawler.lookAtInks(where);
                    }
                }
            }
        }
    });

    ASSERT_TRUE(shown) << shown.error().what();
    const Crawler::Counts& counts = crawler.counts();
    std::cout << views << " views, " << counts.looks << " looks at 3 languages, 3 themes and 4 sizes: " << counts.texts
              << " texts, " << counts.controls << " targets, " << counts.pairs << " pairs, " << counts.inks
              << " contrasts, " << counts.keys << " controls by key and name\n";
    EXPECT_GE(views, only.isEmpty() ? 50 : 1);
    EXPECT_EQ(counts.looks, 36 * views);
    const auto findings = crawler.findings();
    for (const std::string& finding : findings) {
        std::cout << finding << '\n';
    }
    EXPECT_EQ(findings.size(), 0U);
}

} // namespace
} // namespace regrade::ui
