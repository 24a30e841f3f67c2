#include "app/gallery.h"

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

class Photographer {
public:
    Photographer(Program& program, const GalleryOrder& order) : m_program(program), m_order(order) {}

    [[nodiscard]] bool take(const QString& name)
    {
        settle(250);
        const QString file = QStringLiteral("%1/%2-%3-%4-%5x%6.png")
                                 .arg(m_order.folder, name, m_order.language, m_order.theme)
                                 .arg(m_order.size.width())
                                 .arg(m_order.size.height());
        const bool written = m_program.window()->grabWindow().save(file);
        m_count += written ? 1 : 0;
        return written;
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    Program& m_program;
    const GalleryOrder& m_order;
    int m_count = 0;
};

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

} // namespace

Result<int> takePictures(Program& program, const GalleryOrder& order)
{
    if (!QDir().mkpath(order.folder)) {
        return storageError("The folder {} could not be made.", {order.folder.toStdString()});
    }
    program.desk().setLanguage(order.language);
    program.desk().setTheme(order.theme);
    program.window()->resize(order.size);
    Photographer photographer(program, order);
    bool good = true;
    if (program.firstRun().needed()) {
        good = photographer.take(QStringLiteral("welcome"));
        if (const auto problem = program.loadDemoNow()) {
            return *problem;
        }
    }
    program.signIn().change();
    good = photographer.take(QStringLiteral("first-lead")) && good;
    program.signIn().takeBadge(QStringLiteral("REGBADGE"));
    good = photographer.take(QStringLiteral("sign-in")) && good;
    program.signIn().cancel();
    for (const QString& id : program.screens().ids()) {
        program.screens().open(id);
        good = photographer.take(id) && good;
        if (takeFirst(program.screens().screen())) {
            good = photographer.take(id + QStringLiteral("-unit")) && good;
        }
        if (id == QLatin1String("dashboard")) {
            QMetaObject::invokeMethod(program.screens().screen(), "openTile", Q_ARG(QString, QStringLiteral("open")));
            good = photographer.take(QStringLiteral("dashboard-units")) && good;
            QMetaObject::invokeMethod(program.screens().screen(), "closeList");
        }
    }
    if (!good) {
        return storageError("Not every picture could be written to {}.", {order.folder.toStdString()});
    }
    return photographer.count();
}

} // namespace regrade::app
