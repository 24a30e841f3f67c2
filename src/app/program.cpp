#include "app/program.h"

#include "insight/conflicts.h"
#include "insight/worklist.h"
#include "shell/scanfirst.h"
#include "workstation/channelmoves.h"
#include "workstation/crashreport.h"
#include "workstation/doctor.h"
#include "workstation/exitsweep.h"
#include "workstation/hubline.h"
#include "workstation/settings.h"

#include <QEventLoop>
#include <QFont>
#include <QGuiApplication>
#include <QPointer>
#include <QQuickStyle>
#include <QtPlugin>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Regrade_DeskPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_KitPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_StationPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_IntakePlugin)
Q_IMPORT_QML_PLUGIN(Regrade_TeachingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_GradingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_WorkPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_PackingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_PartsPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_AnnouncedPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_LivePlugin)
Q_IMPORT_QML_PLUGIN(Regrade_ChannelsPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_RecheckPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_SuppliersPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_GuestsPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_ListingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_PassportPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_DashboardPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_SettingsPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_PeoplePlugin)
Q_IMPORT_QML_PLUGIN(Regrade_ShiftPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_PrintingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_ShellPlugin)
Q_IMPORT_PLUGIN(ScanFirstPlugin)

namespace regrade::app {
namespace {

ui::Desk::Parts partsOf(workstation::Workstation& station)
{
    return {station.clerk(),
            station.bench(),
            station.reader(),
            station.policy(),
            station.photos(),
            station.clock(),
            station.papers(),
            &station.people(),
            [&station](const domain::PhotoHash& photo) { station.wantPhoto(photo); },
            [&station](const workers::Author& author, passport::PaperLanguage language, ui::Desk::ShiftTold told) {
                station.endShift(author, language, std::move(told));
            },
            &station.prints()};
}

bool isEmpty(const store::Database& reader)
{
    const auto units = insight::worklist(reader, {}, 0, 1);
    const auto products = insight::products(reader);
    return units && units->empty() && products && products->empty();
}

/// Runs `work` on the UI thread when that thread next has time.
template <class Work>
void onScreen(QObject* receiver, Work work)
{
    QMetaObject::invokeMethod(receiver, std::move(work), Qt::QueuedConnection);
}

} // namespace

void Program::prepare()
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("WenQuanYi Micro Hei")});
    font.setPixelSize(16);
    QGuiApplication::setFont(font);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
}

Program::Program(workstation::Workstation& station, bool remembers, PlayTone playTone)
    : m_station(station), m_remembers(remembers), m_lists(station), m_sales(station),
      m_desk(deskParts(std::move(playTone))), m_screens(m_desk), m_firstRun(isEmpty(station.reader())),
      m_notice(m_desk), m_signIn(m_desk), m_tones(m_desk, m_screens, m_signIn, m_firstRun), m_demo(station)
{
    m_desk.setStation(QString::fromStdString(station.station().text()));
    m_screens.setPolicyFolder(station.places().policy);
    if (m_remembers) {
        readSettings();
    }
    connectParts();
    watchStore();
    countConflicts();
    connect(&m_desk, &ui::Desk::recorded, this, &Program::countConflicts);
    rideToHub();
    startPrinting();
    m_station.bench().readCodes(true);
    m_screens.open(QStringLiteral("intake"));
}

Program::~Program()
{
    ui::scanfirst::setTaker({});
    if (m_station.hub() != nullptr) {
        m_station.hub()->stopRiding();
    }
    m_station.stopPrinting();
    qApp->removeEventFilter(&m_scanner);
    qApp->removeEventFilter(&m_signIn);
    m_engine.reset();
}

ui::Desk::Parts Program::deskParts(PlayTone playTone)
{
    ui::Desk::Parts parts = partsOf(m_station);
    parts.playTone = std::move(playTone);
    parts.key = &m_station.key();
    parts.data = m_station.places().data;
    parts.lists = m_lists.work();
    parts.batches = m_station.batches();
    parts.sales = m_sales.work();
    parts.lookOver = [this] {
        std::vector<ui::HealthNote> notes;
        for (auto& one : workstation::examine(m_station.places(), m_station.clock(), workstation::CameraUse::taken)) {
            notes.push_back({one.part, one.name, std::string(workstation::nameOf(one.health)), std::move(one.said)});
        }
        return notes;
    };
    if (m_remembers && !parts.playTone) {
        m_player = std::make_unique<workers::TonePlayer>(
            "default", [program = QPointer<Program>(this)](const std::optional<Error>& problem) {
                onScreen(QCoreApplication::instance(), [program, problem] {
                    if (program) {
                        program->m_desk.setSoundProblem(problem);
                    }
                });
            });
        parts.playTone = [this](workers::Tone tone) { m_player->play(tone); };
    }
    return parts;
}

void Program::connectParts()
{
    qApp->installEventFilter(&m_scanner);
    qApp->installEventFilter(&m_signIn);
    connectScanner();
    connect(&m_desk, &ui::Desk::tagsTogether, &m_screens, &ui::Screens::noteTagsTogether);
    connect(&m_desk, &ui::Desk::codeSeen, &m_scanner, &ui::Scanner::takeFromCamera);
    connect(&m_desk, &ui::Desk::languageChanged, this, [this] {
        if (m_engine) {
            m_engine->retranslate();
        }
        m_screens.retranslate();
    });
    connect(&m_screens, &ui::Screens::kioskChanged, this, [this] { m_signIn.setUnattended(m_screens.kiosk()); });
    connect(&m_signIn, &ui::SignIn::proven, this, [this] { m_screens.setKiosk(false); });
    connect(&m_firstRun, &ui::FirstRun::demoWanted, this, &Program::loadDemo);
    connect(&m_firstRun, &ui::FirstRun::finished, this, [this] {
        m_desk.setActor(QStringLiteral("DEMO")); // seen in the header, and in the history of what is tried out
        m_screens.open(QStringLiteral("dashboard"));
    });
    connect(&m_firstRun, &ui::FirstRun::startedEmpty, this, [this] { m_screens.open(QStringLiteral("intake")); });
    connect(&m_desk, &ui::Desk::actorChanged, this, &Program::takeLanguage); // before it is kept
    for (const auto changed : {&ui::Desk::languageChanged, &ui::Desk::themeChanged, &ui::Desk::actorChanged,
                               &ui::Desk::cameraChanged, &ui::Desk::scannerSetupChanged, &ui::Desk::soundOnChanged}) {
        connect(&m_desk, changed, this, &Program::keepSettings);
    }
}

void Program::connectScanner()
{
    ui::scanfirst::setTaker([this](const QKeyEvent& key) { return m_scanner.takeFirst(key); });
    m_scanner.setInputMethod(ui::scanfirst::askMethod);
    connect(&m_scanner, &ui::Scanner::scanned, this, [this](const QString& code) {
        const ui::ScanRhythm& rhythm = m_scanner.rhythm();
        m_desk.setSeenScan({rhythm.text.endsWith(code) ? rhythm.text : code, rhythm.gaps, rhythm.end});
        m_tones.answer([this, &code] {
            if (m_firstRun.needed()) {
                m_firstRun.refuseScan();
            } else if (!m_signIn.takeScan(code)) {
                m_screens.takeScan(code);
            }
        });
    });
    connect(&m_scanner, &ui::Scanner::repeated, &m_screens, &ui::Screens::noteRepeat);
    connect(&m_scanner, &ui::Scanner::waits, &m_screens, &ui::Screens::noteWaiting);
    connect(&m_scanner, &ui::Scanner::returnWithheld, &m_screens, &ui::Screens::noteReturnWithheld);
    connect(&m_scanner, &ui::Scanner::endMissing, &m_screens, &ui::Screens::noteEndMissing);
    connect(&m_desk, &ui::Desk::scannerSetupChanged, this, [this] { m_scanner.setSetup(m_desk.scannerSetup()); });
}

void Program::watchStore()
{
    if (const auto told = m_station.notice()) {
        qWarning().noquote() << QString::fromStdString(told->what() + ' ' + told->detail);
        m_notice.tell(*told);
    } else if (const auto crash = m_remembers ? workstation::takeCrash(m_station.places().data) : std::nullopt) {
        m_notice.tell(*crash);
    } else {
        tellSpace();
    }
    if (!m_remembers) {
        return;
    }
    connect(&m_spaceTimer, &QTimer::timeout, this, &Program::tellSpace);
    m_spaceTimer.start(std::chrono::minutes(1));
    connect(&m_sweepTimer, &QTimer::timeout, this, &Program::sweepStock);
    m_sweepTimer.start(std::chrono::hours(1));
    sweepStock();
    m_station.startCaretaker([program = QPointer<Program>(this)](const Result<workers::ShiftEnd>& end) {
        if (!end) {
            onScreen(QCoreApplication::instance(), [program, problem = end.error()] {
                if (program) {
                    program->m_notice.tell(problem);
                }
            });
        }
    });
}

void Program::tellSpace()
{
    if (const auto told = m_station.spaceNotice()) {
        m_notice.tell(*told);
    }
}

/// What grew older than the age limit goes to the exit queue; where the policy says so, stock moves between channels.
void Program::sweepStock()
{
    const workers::Author author{.actor = domain::ActorId("station")};
    workstation::startExitSweep(m_station, author, {});
    workstation::startMovingByItself(m_station, author);
}

/// They stay open tasks when the hub is left.
void Program::countConflicts()
{
    const auto open = insight::openConflicts(m_station.reader());
    m_desk.setOpenConflicts(open ? *open : m_desk.openConflicts());
}

/// Another station's events change what the screens show, so they read again.
void Program::rideToHub()
{
    if (m_station.hubProblem()) {
        m_desk.setHub(false, m_station.hubProblem());
    }
    if (m_station.hub() == nullptr) {
        return;
    }
    m_desk.awaitHub();
    m_station.hub()->ride([this](const workstation::HubNews& news) {
        onScreen(&m_desk, [this, news] {
            m_desk.setHub(news.reached, news.reached ? news.warning : news.problem);
            if (news.received > 0) {
                emit m_desk.recorded();
            }
        });
    });
}

/// Where another program prints from this store, labels are handed in here all the same.
void Program::startPrinting()
{
    const auto started = m_station.startPrinting([this] { onScreen(&m_desk, [this] { m_desk.prints()->read(); }); });
    if (!started) {
        qWarning().noquote() << QString::fromStdString(started.error().what());
    }
}

void Program::readSettings()
{
    const workstation::Settings kept = workstation::readSettings(m_station.places().data);
    m_desk.setLanguage(QString::fromStdString(kept.language));
    m_desk.setTheme(QString::fromStdString(kept.theme));
    m_desk.setActor(QString::fromStdString(kept.actor));
    m_desk.setSoundOn(kept.sound);
    m_desk.setScannerSetup(kept.scanner);
    m_scanner.setSetup(kept.scanner);
    if (!kept.camera.empty()) {
        m_desk.useCamera(QString::fromStdString(kept.camera));
    }
}

/// Who signs in reads the screen in the language that this person chose here last.
void Program::takeLanguage()
{
    if (!m_remembers) {
        return;
    }
    const auto languages = workstation::readSettings(m_station.places().data).languages;
    if (const auto own = languages.find(m_desk.actor().toStdString()); own != languages.end()) {
        m_desk.setLanguage(QString::fromStdString(own->second));
    }
}

void Program::keepSettings()
{
    if (!m_remembers) {
        return;
    }
    const workstation::Settings kept = workstation::readSettings(m_station.places().data);
    auto languages = kept.languages;
    if (m_desk.language().toStdString() != kept.language && !m_desk.actor().isEmpty()) {
        languages[m_desk.actor().toStdString()] = m_desk.language().toStdString();
    }
    const workstation::Settings now{m_desk.language().toStdString(),
                                    m_desk.theme().toStdString(),
                                    m_desk.cameraSource().toStdString(),
                                    m_desk.actor().toStdString(),
                                    m_desk.soundOn(),
                                    m_desk.scannerSetup(),
                                    kept.printers,
                                    std::move(languages)};
    if (now == kept) {
        return;
    }
    if (const auto written = workstation::writeSettings(m_station.places().data, now); !written) {
        qWarning().noquote() << QString::fromStdString(written.error().what());
    }
}

void Program::loadDemo()
{
    m_demo.start(
        [this](int done, int total) { onScreen(this, [this, done, total] { m_firstRun.showProgress(done, total); }); },
        [this](std::optional<Error> problem) {
            onScreen(this, [this, problem] { m_firstRun.finish(problem ? m_desk.say(*problem) : QString()); });
        });
}

std::optional<Error> Program::loadDemoNow()
{
    std::optional<Error> outcome;
    QEventLoop waiting;
    m_demo.start([](int, int) {},
                 [&](std::optional<Error> problem) {
                     onScreen(&waiting, [&outcome, &waiting, problem] {
                         outcome = problem;
                         waiting.quit();
                     });
                 });
    waiting.exec();
    if (!outcome) {
        m_firstRun.finish({});
    }
    return outcome;
}

bool Program::show()
{
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(QStringLiteral(":/qt/qml"));
    m_engine->setInitialProperties({{QStringLiteral("desk"), QVariant::fromValue(&m_desk)},
                                    {QStringLiteral("screens"), QVariant::fromValue(&m_screens)},
                                    {QStringLiteral("firstRun"), QVariant::fromValue(&m_firstRun)},
                                    {QStringLiteral("notice"), QVariant::fromValue(&m_notice)},
                                    {QStringLiteral("signIn"), QVariant::fromValue(&m_signIn)}});
    m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Regrade/Shell/Main.qml")));
    return window() != nullptr;
}

QQuickWindow* Program::window() const
{
    if (!m_engine || m_engine->rootObjects().isEmpty()) {
        return nullptr;
    }
    return qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
}

} // namespace regrade::app
