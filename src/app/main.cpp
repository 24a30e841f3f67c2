#include "app/gallery.h"
#include "app/program.h"
#include "base/clock.h"
#include "shell/scanfirst.h"
#include "workstation/crashreport.h"
#include "workstation/stationlog.h"
#include "workstation/workstation.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <spdlog/spdlog.h>

#include <cstdio>

namespace {

using namespace regrade;

int fail(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.what().c_str());
    return 1;
}

QSize sizeIn(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

int takeGallery(app::Program& program, const QCommandLineParser& options)
{
    app::GalleryOrder order{options.value("screenshots"), options.value("lang"), options.value("theme"),
                            sizeIn(options.value("size")), options.isSet("people-only")};
    if (order.size.width() < 640 || order.size.height() < 480) {
        return fail(invalid("A picture's size is given as 1280x720."));
    }
    if (!QStringList{"en", "zh_CN", "de"}.contains(order.language) ||
        !QStringList{"light", "dark", "contrast"}.contains(order.theme)) {
        return fail(invalid("Pictures are taken in en, zh_CN or de, and in the look light, dark or contrast."));
    }
    const auto pictures = app::takePictures(program, order);
    if (!pictures) {
        return fail(pictures.error());
    }
    std::printf("%d pictures in %s\n", *pictures, qPrintable(order.folder));
    return 0;
}

int checkItself(app::Program& program)
{
    for (const QString& id : program.screens().ids()) {
        program.screens().open(id);
        QGuiApplication::processEvents();
        const auto* page = program.window()->findChild<QObject*>(QStringLiteral("page"));
        if (page == nullptr || page->property("item").value<QObject*>() == nullptr) {
            return fail(invalid("The screen {} does not load.", {id.toStdString()}));
        }
    }
    std::printf("Regrade: the store opens, the house rules are read, %lld screens load.\n",
                static_cast<long long>(program.screens().ids().size()));
    return 0;
}

/// What Qt has to say goes where the program's own words go.
void hearQt(QtMsgType kind, const QMessageLogContext&, const QString& words)
{
    const std::string text = words.toStdString();
    switch (kind) {
    case QtDebugMsg: spdlog::debug("{}", text); break;
    case QtInfoMsg: spdlog::info("{}", text); break;
    case QtWarningMsg: spdlog::warn("{}", text); break;
    case QtCriticalMsg: spdlog::error("{}", text); break;
    case QtFatalMsg: spdlog::critical("{}", text); break; // Qt ends the program after this
    }
}

void keepTraces(const std::filesystem::path& data)
{
    if (const auto kept = workstation::keepLog(data); !kept) {
        std::fprintf(stderr, "%s\n", kept.error().what().c_str());
    } else {
        qInstallMessageHandler(&hearQt);
    }
    workstation::keepCrashReports(data, "Regrade " REGRADE_VERSION);
    spdlog::info("Regrade {} starts.", REGRADE_VERSION);
}

void describe(QCommandLineParser& options)
{
    options.setApplicationDescription("Returns workstation: grade, refurbish and sell again.");
    options.addHelpOption();
    options.addVersionOption();
    options.addOptions({{"data", "Folder of the store, the photos and the papers.", "folder"},
                        {"camera", "0, /dev/video0, a stream's address, or a folder of photos.", "source"},
                        {"screenshots", "Write a picture of every screen into this folder and exit.", "folder"},
                        {"lang", "Language of the pictures: en, zh_CN or de.", "language", "en"},
                        {"theme", "Look of the pictures: light, dark or contrast.", "theme", "light"},
                        {"size", "Size of the pictures.", "size", "1280x720"},
                        {"people-only", "Take the pictures of sign-in and people alone."},
                        {"self-check", "Build everything, load every screen, say so and exit."}});
}

} // namespace

int main(int argc, char** argv)
{
    ui::scanfirst::standIn();
    QGuiApplication application(argc, argv);
    ui::scanfirst::giveEnvironmentBack();
    QGuiApplication::setApplicationName("Regrade");
    QGuiApplication::setApplicationVersion(REGRADE_VERSION);
    app::Program::prepare();
    QCommandLineParser options;
    describe(options);
    options.process(application);
    const bool pictures = options.isSet("screenshots");

    auto places = workstation::usualPlaces(argv[0]);
    if (!places) {
        return fail(places.error());
    }
    const QTemporaryDir aside;
    if (options.isSet("data")) {
        places->data = options.value("data").toStdString();
    } else if (pictures) {
        places->data = aside.path().toStdString();
    }
    const SystemClock clock;
    auto station = workstation::Workstation::open(*places, clock);
    if (!station) {
        return fail(station.error());
    }
    if (!pictures) {
        keepTraces(places->data);
    }
    app::Program program(**station, !pictures);
    if (options.isSet("camera")) {
        program.desk().useCamera(options.value("camera"));
    }
    if (!program.show()) {
        return fail(invalid("The window could not be made."));
    }
    if (options.isSet("self-check")) {
        return checkItself(program);
    }
    return pictures ? takeGallery(program, options) : QGuiApplication::exec();
}
