#include "app/gallery.h"

#include "insight/worklist.h"
#include "stations/participation.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QGuiApplication>
#include <QImage>

namespace regrade::app {
namespace {

/// Lets answers of the workers and bindings arrive.
void settle(int ms)
{
    for (QDeadlineTimer deadline(ms); !deadline.hasExpired();) {
        QGuiApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    }
}

void take(const ShowView& show, const QString& name)
{
    settle(250);
    show(name);
}

/// Puts the first waiting unit of the screen into hand; false when nothing waits there.
bool takeFirst(QObject* screen)
{
    for (const auto& [list, verb] : {std::pair{"queue", "choose"}, std::pair{"matches", "open"}}) {
        const QVariantList rows = screen->property(list).toList();
        if (!rows.isEmpty()) {
            return QMetaObject::invokeMethod(screen, verb, Q_ARG(QString, rows.first().toMap()["id"].toString()));
        }
    }
    const QVariantList products = screen->property("products").toList();
    if (products.isEmpty()) {
        return false;
    }
    const QVariantMap first = products.first().toMap();
    return QMetaObject::invokeMethod(screen, "chooseProduct",
                                     Q_ARG(QString, first.value("id", first.value("sku")).toString()));
}

void waitFor(const std::function<bool()>& reached)
{
    for (QDeadlineTimer deadline(20'000); !deadline.hasExpired() && !reached();) {
        QGuiApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    }
}

void press(ui::SignIn& signIn, const QString& figures)
{
    for (const QChar figure : figures) {
        signIn.press(figure.digitValue());
    }
}

/// A badge and its PIN, from the pad to the screens.
void signInAs(ui::SignIn& signIn, const QString& badge, const QString& pin)
{
    signIn.takeBadge(badge);
    press(signIn, pin);
    waitFor([&] { return !signIn.busy(); });
}

/// What visitors are asked in the demo, so that their pages show something. Only in a store of its own.
void askVisitors(Program& program)
{
    insight::WorklistFilter filter;
    filter.standing = "listed";
    const auto units = insight::worklist(program.desk().reader(), filter, 0, 1);
    if (!units || units->empty()) {
        return;
    }
    const auto policy = program.desk().sharedPolicy();
    const domain::ItemId unit(units->front().item);
    int answers = 0;
    const auto answered = [&answers](const Result<workers::Receipt>&) { ++answers; };
    program.desk().submit(unit, workers::ItemDeed([policy](const domain::Item& item, Time now) {
                              return stations::openPoll(
                                  item, *policy,
                                  {"What shall become of the scratch on the lid?",
                                   {"Polish it out", "Leave it, and tell it", "Cover it with a sticker"},
                                   "2999-01-01"},
                                  now);
                          }),
                          &program.screens(), answered);
    program.desk().submit(
        unit, workers::ItemDeed([policy](const domain::Item& item, Time now) {
            const std::string& currency = policy->limits.labourPerHour.currency;
            return stations::openAuction(
                item, *policy, {Money{500, currency}, Money{100, currency}, std::nullopt, "2999-01-01T12:00:00Z"}, now);
        }),
        &program.screens(), answered);
    waitFor([&answers] { return answers == 2; });
}

/// Registers someone on the page of people; what was told.
QVariantMap registerOne(QObject* people, const QString& code, const QString& role, const QString& owner)
{
    QMetaObject::invokeMethod(people, "add", Q_ARG(QString, code), Q_ARG(QString, role), Q_ARG(QString, owner));
    waitFor([&] { return !people->property("busy").toBool(); });
    return people->property("told").toMap();
}

/// The work screen with the first unit that waits at each stage.
void takeStages(QObject* screen, const ShowView& show)
{
    for (const QVariant& stage : screen->property("stages").toList()) {
        const QString id = stage.toMap().value(QStringLiteral("id")).toString();
        QMetaObject::invokeMethod(screen, "chooseStage", Q_ARG(QString, id));
        if (!screen->property("queue").toList().isEmpty() && takeFirst(screen)) {
            take(show, QStringLiteral("work-") + id);
        }
        QMetaObject::invokeMethod(screen, "putAside");
    }
}

/// The four groups of figures, and one of them explained.
void takeFigures(QObject* screen, const ShowView& show)
{
    for (const char* group : {"efficiency", "quality", "finance", "sustainability"}) {
        QMetaObject::invokeMethod(screen, "show", Q_ARG(QString, QLatin1String(group)));
        take(show, QStringLiteral("dashboard-") + QLatin1String(group));
    }
    for (const char* figure : {"success", "conversion"}) {
        QMetaObject::invokeMethod(screen, "openTile", Q_ARG(QString, QLatin1String(figure)));
        take(show, QStringLiteral("dashboard-figure-") + QLatin1String(figure));
        QMetaObject::invokeMethod(screen, "closeDetail");
    }
    QMetaObject::invokeMethod(screen, "show", Q_ARG(QString, QStringLiteral("board")));
}

/// How people are registered and sign in, in a store that was empty before: it has people afterwards.
void takePeople(Program& program, const ShowView& show)
{
    ui::SignIn& signIn = program.signIn();
    signIn.change();
    take(show, QStringLiteral("first-lead"));
    signIn.registerFirst(QStringLiteral("L01"));
    waitFor([&] { return !signIn.busy(); });
    take(show, QStringLiteral("first-lead-told"));
    const QString badge = signIn.toldBadge();
    const QString pin = signIn.toldPin();
    signIn.confirmTold();
    press(signIn, pin.left(3));
    take(show, QStringLiteral("pin"));
    press(signIn, pin.mid(3));
    waitFor([&] { return !signIn.busy(); });
    program.screens().open(QStringLiteral("people"));
    QObject* people = program.screens().screen();
    take(show, QStringLiteral("people-new"));
    registerOne(people, QStringLiteral("T01"), QStringLiteral("technician"), {});
    take(show, QStringLiteral("people-told"));
    const QVariantMap auditor = registerOne(people, QStringLiteral("A01"), QStringLiteral("auditor"), {});
    const QVariantMap owner =
        registerOne(people, QStringLiteral("O01"), QStringLiteral("owner"), QStringLiteral("greenhome"));
    QMetaObject::invokeMethod(people, "choose", Q_ARG(QString, QStringLiteral("T01")));
    take(show, QStringLiteral("people-person"));
    signIn.lock();
    take(show, QStringLiteral("locked"));
    signInAs(signIn, badge, QStringLiteral("000000"));
    take(show, QStringLiteral("pin-wrong"));
    signInAs(signIn, auditor["badge"].toString(), auditor["pin"].toString());
    for (const char* screen : {"intake", "people"}) {
        program.screens().open(QLatin1String(screen));
        take(show, QLatin1String("auditor-") + QLatin1String(screen));
    }
    signInAs(signIn, owner["badge"].toString(), owner["pin"].toString());
    take(show, QStringLiteral("owner-dashboard"));
}

} // namespace

Result<void> showEveryView(Program& program, bool peopleOnly, const ShowView& show)
{
    program.desk().setSoundOn(true); // as on a station; no tone is played here
    program.screens().showEveryPage();
    const bool fresh = program.firstRun().needed();
    if (fresh) {
        take(show, QStringLiteral("welcome"));
        if (const auto problem = program.loadDemoNow()) {
            return *problem;
        }
        askVisitors(program);
    }
    for (const QString& id : peopleOnly ? QStringList() : program.screens().ids()) {
        program.screens().open(id);
        take(show, id);
        if (takeFirst(program.screens().screen())) {
            take(show, id + QStringLiteral("-unit"));
        }
        if (id == QLatin1String("dashboard")) {
            QMetaObject::invokeMethod(program.screens().screen(), "openTile", Q_ARG(QString, QStringLiteral("open")));
            take(show, QStringLiteral("dashboard-units"));
            QMetaObject::invokeMethod(program.screens().screen(), "closeList");
            takeFigures(program.screens().screen(), show);
        }
        if (id == QLatin1String("poll") || id == QLatin1String("tour")) {
            const QVariantList units = program.screens().screen()->property("units").toList();
            if (!units.isEmpty()) {
                QMetaObject::invokeMethod(program.screens().screen(), "choose",
                                          Q_ARG(QString, units.first().toMap()["id"].toString()));
                waitFor([&] { return !program.screens().screen()->property("busy").toBool(); });
            }
            program.screens().setKiosk(true);
            take(show, id + QStringLiteral("-visitors"));
            program.screens().setKiosk(false);
        }
        if (id == QLatin1String("work")) {
            takeStages(program.screens().screen(), show);
        }
        if (id == QLatin1String("shift") && fresh) { // never the shift of a real store
            auto* ending = program.screens().screen()->property("ending").value<QObject*>();
            QMetaObject::invokeMethod(ending, "end");
            waitFor([ending] { return !ending->property("busy").toBool(); });
            take(show, QStringLiteral("shift-ended"));
        }
    }
    if (fresh) {
        takePeople(program, show);
    }
    return {};
}

Result<int> takePictures(Program& program, const GalleryOrder& order)
{
    if (!QDir().mkpath(order.folder)) {
        return storageError("The folder {} could not be made.", {order.folder.toStdString()});
    }
    program.desk().setLanguage(order.language);
    program.desk().setTheme(order.theme);
    program.window()->resize(order.size);
    int count = 0;
    bool good = true;
    const auto shown = showEveryView(program, order.peopleOnly, [&](const QString& name) {
        const QString file = QStringLiteral("%1/%2-%3-%4-%5x%6.png")
                                 .arg(order.folder, name, order.language, order.theme)
                                 .arg(order.size.width())
                                 .arg(order.size.height());
        const bool written = program.window()->grabWindow().save(file);
        count += written ? 1 : 0;
        good = written && good;
    });
    if (!shown) {
        return shown.error();
    }
    return good ? Result<int>(count)
                : storageError("Not every picture could be written to {}.", {order.folder.toStdString()});
}

} // namespace regrade::app
