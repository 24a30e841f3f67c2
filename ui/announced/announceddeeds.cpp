#include "announced/announcedscreen.h"
#include "station/benchcard.h"

namespace regrade::ui {

stations::ListOrder AnnouncedScreen::order() const
{
    return {m_file.toLocalFile().toStdString(),
            {},
            m_owner.isEmpty() ? std::nullopt : std::optional(domain::OwnerId(m_owner.toStdString()))};
}

std::function<void(double)> AnnouncedScreen::toProgress()
{
    return [this](double done) {
        m_progress = done;
        emit progressed();
    };
}

bool AnnouncedScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        if (command->verb == QLatin1String("OK")) {
            importList();
        } else if (command->verb == QLatin1String("NEXT") || command->verb == QLatin1String("ASIDE")) {
            busy() ? stop() : putAway();
        } else {
            return false;
        }
        return true;
    }
    if (tagIn(text)) {
        return false;
    }
    putAway();
    setSearch(text);
    m_scanned = text.trimmed().left(40);
    tell({}, tr("Looking for %1 among the announced returns.").arg(m_scanned));
    return true;
}

void AnnouncedScreen::setSearch(const QString& text)
{
    m_search = text;
    m_scanned.clear();
    refresh();
    emit found();
}

void AnnouncedScreen::setOnlyOverdue(bool only)
{
    m_onlyOverdue = only;
    refresh();
    emit found();
}

void AnnouncedScreen::choose(const QString& id)
{
    m_chosen = id;
    putAway();
    emit found();
}

void AnnouncedScreen::open(const QUrl& file)
{
    if (busy() || !m_desk.readsLists()) {
        return;
    }
    if (!file.isLocalFile()) {
        tell(tr("Only a file of this computer can be opened: %1").arg(file.toDisplayString()));
        return;
    }
    m_file = file;
    read();
}

void AnnouncedScreen::chooseOwner(const QString& id)
{
    m_owner = id;
    emit changed();
}

void AnnouncedScreen::read()
{
    m_look.reset();
    m_flaws.clear();
    m_progress = 0;
    tell({});
    setState(State::Reading);
    m_desk.lookAtList(order(), this, toProgress(), [this](const Result<stations::ListLook>& look) { takeLook(look); });
}

void AnnouncedScreen::takeLook(const Result<stations::ListLook>& look)
{
    if (!look) {
        setState(State::Open);
        tell(m_desk.say(look.error()));
        return;
    }
    m_look = *look;
    m_flaws.clear();
    for (const stations::CellFlaw& flaw : m_look->flaws) {
        m_flaws.append(QVariantMap{{QStringLiteral("row"), static_cast<qlonglong>(flaw.row)},
                                   {QStringLiteral("column"), QString::fromStdString(flaw.column)},
                                   {QStringLiteral("value"), QString::fromStdString(flaw.value)},
                                   {QStringLiteral("why"), m_desk.say(flaw.error)}});
    }
    setState(State::Preview);
}

void AnnouncedScreen::importList()
{
    if (!canImport()) {
        if (!missing().isEmpty()) {
            tell(missing());
        }
        return;
    }
    m_progress = 0;
    tell({});
    setState(State::Importing);
    m_desk.takeListOver(order(), this, toProgress(), [this](const Result<stations::ListLook>& look) {
        if (!look || look->flawed > 0) {
            // The file may have been changed since it was looked at.
            takeLook(look);
            return;
        }
        const QString told =
            look->list == 0
                ? tr("There was nothing new in %1.").arg(fileName())
                : tr("%1 units of %2 are taken over as list %3.").arg(look->units).arg(fileName()).arg(look->list);
        m_look.reset();
        m_flaws.clear();
        setState(State::Open);
        tell({}, told);
        refresh();
    });
}

void AnnouncedScreen::stop()
{
    if (busy()) {
        m_desk.stopList();
    }
}

void AnnouncedScreen::putAway()
{
    if (m_state == State::Preview) {
        m_look.reset();
        m_flaws.clear();
        setState(State::Open);
        tell({});
    }
}

void AnnouncedScreen::setState(State state)
{
    m_state = state;
    emit changed();
}

void AnnouncedScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
