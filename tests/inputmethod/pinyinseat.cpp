#include "tests/inputmethod/pinyinseat.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QStandardPaths>
#include <QTest>

namespace regrade::ui {

namespace {

constexpr int kStartMs = 20'000;

/// Runs a program while the windows of this one go on; its words, or nothing when it failed.
QString run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    for (QDeadlineTimer patience(kStartMs); process.state() != QProcess::NotRunning && !patience.hasExpired();) {
        QTest::qWait(5);
    }
    const bool well = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return well ? QString::fromUtf8(process.readAllStandardOutput()).trimmed() : QString();
}

} // namespace

QString PinyinSeat::missing()
{
    QStringList missing;
    for (const char* program : {"Xvfb", "dbus-daemon", "ibus-daemon", "ibus", "xdotool"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            missing.push_back(QLatin1String(program));
        }
    }
    if (!QFile::exists(QStringLiteral("/usr/share/ibus/component/libpinyin.xml"))) {
        missing.push_back(QStringLiteral("ibus-libpinyin"));
    }
    return missing.join(QStringLiteral(", "));
}

PinyinSeat::PinyinSeat()
{
    for (const auto& [name, folder] : {std::pair("HOME", "home"),
                                       {"XDG_RUNTIME_DIR", "run"},
                                       {"XDG_CONFIG_HOME", "config"},
                                       {"XDG_CACHE_HOME", "cache"}}) {
        const QString path = m_home.filePath(QLatin1String(folder));
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(name, path.toUtf8());
    }
    qputenv("GSETTINGS_BACKEND", "memory");
    qputenv("NO_AT_BRIDGE", "1");
    qputenv("QT_IM_MODULE", "ibus");
    qputenv("QT_QPA_PLATFORM", "xcb");
    if (!startDisplay() || !startBus() ||
        !start(QStringLiteral("ibus-daemon"), {"--panel=disable", "--emoji-extension=disable"})) {
        return;
    }
    QDeadlineTimer patience(kStartMs);
    QProcess asking;
    do {
        asking.start(QStringLiteral("ibus"), {QStringLiteral("list-engine")});
        asking.waitForFinished();
    } while (!asking.readAllStandardOutput().contains("libpinyin") && !patience.hasExpired());
    if (patience.hasExpired()) {
        m_problem = QStringLiteral("IBus offers no pinyin");
    }
}

PinyinSeat::~PinyinSeat()
{
    for (auto process = m_running.rbegin(); process != m_running.rend(); ++process) {
        (*process)->terminate();
        if (!(*process)->waitForFinished(3000)) {
            (*process)->kill();
            (*process)->waitForFinished();
        }
    }
}

bool PinyinSeat::start(const QString& program, const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setStandardErrorFile(QProcess::nullDevice());
    process->start(program, arguments);
    if (!process->waitForStarted()) {
        m_problem = program + QStringLiteral(" does not start");
        return false;
    }
    m_running.push_back(std::move(process));
    return true;
}

/// Both say on standard output where they can be reached.
bool PinyinSeat::startDisplay()
{
    if (!start(QStringLiteral("Xvfb"), {"-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"}) ||
        !m_running.back()->waitForReadyRead(kStartMs)) {
        m_problem = QStringLiteral("the X server says nothing");
        return false;
    }
    qputenv("DISPLAY", ':' + m_running.back()->readAllStandardOutput().trimmed());
    return true;
}

bool PinyinSeat::startBus()
{
    if (!start(QStringLiteral("dbus-daemon"), {"--session", "--nofork", "--print-address"}) ||
        !m_running.back()->waitForReadyRead(kStartMs)) {
        m_problem = QStringLiteral("the session bus says nothing");
        return false;
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_running.back()->readAllStandardOutput().trimmed());
    return true;
}

bool PinyinSeat::switchOn()
{
    run(QStringLiteral("ibus"), {"engine", "libpinyin"});
    return run(QStringLiteral("ibus"), {"engine"}) == QLatin1String("libpinyin");
}

void PinyinSeat::press(const QString& text, int paceMs)
{
    run(QStringLiteral("xdotool"), {"type", "--delay", QString::number(paceMs), text});
}

void PinyinSeat::scan(const QString& code, int paceMs)
{
    const QString pace = QString::number(paceMs);
    run(QStringLiteral("xdotool"), {"type", "--delay", pace, "--args", "1", code, "key", "--delay", pace, "Return"});
}

void PinyinSeat::pressKeys(const QStringList& keys, int paceMs)
{
    run(QStringLiteral("xdotool"), QStringList{"key", "--delay", QString::number(paceMs)} + keys);
}

} // namespace regrade::ui
