#include "shell/screens.h"

#include "announced/announcedscreen.h"
#include "channels/channelsscreen.h"
#include "dashboard/dashboardscreen.h"
#include "grading/gradingscreen.h"
#include "guests/auctionscreen.h"
#include "guests/pollscreen.h"
#include "guests/tourscreen.h"
#include "intake/intakescreen.h"
#include "listing/listingscreen.h"
#include "live/livescreen.h"
#include "packing/packingscreen.h"
#include "parts/partsscreen.h"
#include "passport/passportscreen.h"
#include "people/peoplescreen.h"
#include "printing/printingscreen.h"
#include "qr/layoutcheck.h"
#include "qr/scancontent.h"
#include "recheck/recheckscreen.h"
#include "settings/settingsscreen.h"
#include "shell/commandcard.h"
#include "shift/shiftscreen.h"
#include "suppliers/suppliersscreen.h"
#include "teaching/teachingscreen.h"
#include "work/workscreen.h"

#include <algorithm>

namespace regrade::ui {
namespace {

template <class Screen>
QObject* makeScreen(Desk& desk, QObject* parent)
{
    return new Screen(desk, parent);
}

constexpr int kBandMs = 6000;

/// As a person reads it: GS1 data with their identifiers in brackets, the address of a unit as its tag.
QString shownOf(const qr::ScanContent& content)
{
    const bool link = content.kind == qr::ScanKind::passport;
    return QString::fromStdString(content.gs1 ? content.gs1->bracketed() : link ? content.tag->text() : content.text);
}

/// A keyboard has twelve such keys; the screens after them are reached with Shift.
QString keyOf(int number)
{
    constexpr int kKeys = 12;
    return number <= kKeys ? QStringLiteral("F%1").arg(number) : QStringLiteral("Shift+F%1").arg(number - kKeys);
}

} // namespace

std::vector<Screens::Entry> Screens::everyScreen()
{
    return {
        {"intake", "package-plus", "Intake", "unit.receive", [] { return tr("Intake"); }, makeScreen<IntakeScreen>},
        {"grading", "clipboard-check", "Grading", "unit.grade", [] { return tr("Grading"); },
         makeScreen<GradingScreen>},
        {"work", "wrench", "Work", "work.do", [] { return tr("Work"); }, makeScreen<WorkScreen>},
        {"packing", "package-check", "Packing", "unit.pack", [] { return tr("Packing"); }, makeScreen<PackingScreen>},
        {"listing", "tag", "Listing", "unit.list", [] { return tr("Listing"); }, makeScreen<ListingScreen>},
        {"passport", "file-text", "Passport", "look.units", [] { return tr("Unit"); }, makeScreen<PassportScreen>},
        {"teaching", "graduation-cap", "Teaching", "product.teach", [] { return tr("Teaching"); },
         makeScreen<TeachingScreen>},
        {"dashboard", "layout-dashboard", "Dashboard", "look.figures", [] { return tr("Dashboard"); },
         makeScreen<DashboardScreen>},
        {"settings", "settings", "Settings", "", [] { return tr("Settings"); }, makeScreen<SettingsScreen>},
        {"people", "user", "People", "person.read", [] { return tr("People"); }, makeScreen<PeopleScreen>},
        {"shift", "clock", "Shift", "look.units", [] { return tr("Shift"); }, makeScreen<ShiftScreen>},
        {"printing", "printer", "Printing", "label.print", [] { return tr("Printing"); }, makeScreen<PrintingScreen>},
        {"parts", "hammer", "Parts", "part.receive", [] { return tr("Parts"); }, makeScreen<PartsScreen>},
        {"announced", "list-checks", "Announced", "returns.announce", [] { return tr("Announced"); },
         makeScreen<AnnouncedScreen>, true},
        {"live", "video", "Live", "unit.sell", [] { return tr("Live session"); }, makeScreen<LiveScreen>, true},
        {"channels", "store", "Channels", "stock.allot", [] { return tr("Channels"); }, makeScreen<ChannelsScreen>,
         true},
        {"recheck", "eye", "Recheck", "recheck.inspect", [] { return tr("Second inspection"); },
         makeScreen<RecheckScreen>, true},
        {"suppliers", "truck", "Suppliers", "look.units", [] { return tr("Suppliers"); }, makeScreen<SuppliersScreen>,
         true},
        {"poll", "list-checks", "Guests/Poll", "participation.count", [] { return tr("Poll of visitors"); },
         makeScreen<PollScreen>, true, &rules::Limits::pollPage},
        {"auction", "sparkles", "Guests/Auction", "participation.count", [] { return tr("Auctions of names"); },
         makeScreen<AuctionScreen>, true, &rules::Limits::auctionPage},
        {"tour", "eye", "Guests/Tour", "look.units", [] { return tr("Tour for visitors"); }, makeScreen<TourScreen>,
         true, &rules::Limits::tourPage},
    };
}

Screens::Screens(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk), m_entries(everyScreen())
{
    m_bandTimer.setSingleShot(true);
    m_bandTimer.setInterval(kBandMs);
    connect(&m_bandTimer, &QTimer::timeout, this, &Screens::closeBand);
    connect(desk.prints(), &PrintDesk::labelConfirmed, this, [this](const QString& unit) {
        if (m_bandText.isEmpty()) {
            tell("ok", tr("The label of %1 is there: confirmed.").arg(unit));
        }
    });
    connect(&desk, &Desk::openItem, this, &Screens::openUnit);
    connect(&desk, &Desk::recorded, this, &Screens::refreshCurrent);
    connect(&desk, &Desk::forbiddenChanged, this, &Screens::showAllowed);
}

QVariantList Screens::rail() const
{
    QVariantList rail;
    int key = 0;
    for (const Entry& entry : m_entries) {
        ++key; // counts those that are not shown, too: a key never comes to mean another screen
        if (isShown(entry)) {
            rail.push_back(QVariantMap{{"id", entry.id},
                                       {"text", entry.title()},
                                       {"icon", entry.icon},
                                       {"key", keyOf(key)},
                                       {"inner", entry.inner}});
        }
    }
    return rail;
}

QStringList Screens::ids() const
{
    QStringList ids;
    for (const Entry& entry : m_entries) {
        ids.push_back(entry.id);
    }
    return ids;
}

bool Screens::isShown(const Entry& entry) const
{
    if (entry.on != nullptr && !m_everyPage && !(m_desk.policy().limits.*(entry.on))) {
        return false;
    }
    const bool works = m_desk.may(domain::kLookAtUnits) && entry.deed != QLatin1String(domain::kReadPeople);
    return works || entry.deed.isEmpty() || m_desk.may(qPrintable(entry.deed));
}

QString Screens::forbidden() const
{
    const Entry* entry = find(m_current);
    return entry == nullptr ? QString() : m_desk.forbidden().value(entry->deed).toString();
}

void Screens::showAllowed()
{
    emit railChanged();
    emit forbiddenChanged();
    if (const Entry* entry = find(m_current); entry != nullptr && !isShown(*entry)) {
        open(QStringLiteral("dashboard"));
    } else {
        refreshCurrent();
    }
}

const Screens::Entry* Screens::find(const QString& id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

QUrl Screens::page() const
{
    const Entry* entry = find(m_current);
    if (entry == nullptr) {
        return {};
    }
    const QString module = entry->page.section(QLatin1Char('/'), 0, 0);
    const QString page = entry->page.section(QLatin1Char('/'), -1);
    return QUrl(QStringLiteral("qrc:/qt/qml/Regrade/%1/%2Page.qml").arg(module, page));
}

void Screens::open(const QString& id)
{
    const Entry* entry = find(id);
    if (entry == nullptr || !isShown(*entry) || m_kiosk) {
        return;
    }
    if (!m_made.contains(id)) {
        m_made.insert(id, entry->make(m_desk, this));
        if (auto* dashboard = qobject_cast<DashboardScreen*>(m_made[id]);
            dashboard != nullptr && !m_policyFolder.empty()) {
            dashboard->setPolicyFolder(m_policyFolder);
        }
    }
    const bool switched = id != m_current;
    m_current = id;
    refreshCurrent();
    if (switched) {
        closeBand();
        emit currentChanged();
        emit forbiddenChanged();
    }
}

void Screens::setKiosk(bool on)
{
    if (m_kiosk == on) {
        return;
    }
    closeBand();
    m_kiosk = on;
    if (QObject* shown = screen()) {
        shown->setProperty("locked", on);
    }
    emit kioskChanged();
}

void Screens::openUnit(const QString& tag)
{
    if (m_kiosk) {
        return;
    }
    if (!m_desk.may(domain::kLookAtUnits)) {
        tell("warn", m_desk.forbidden().value(QLatin1String(domain::kLookAtUnits)).toString());
        return;
    }
    open(QStringLiteral("passport"));
    QMetaObject::invokeMethod(screen(), "open", Q_ARG(QString, tag));
}

void Screens::refreshCurrent()
{
    if (QObject* shown = screen()) {
        emit refreshing();
        m_refreshing = true;
        QMetaObject::invokeMethod(shown, "refresh");
        m_refreshing = false;
    }
}

void Screens::retranslate()
{
    emit railChanged();
    refreshCurrent();
}

/// The code of the set-up page, and on the screen that tests the scanner every code; true = it is no more than that.
bool Screens::takeAsTest(const QString& code)
{
    QObject* shown = screen();
    const bool tests = shown != nullptr && shown->metaObject()->indexOfMethod("testScan(QString)") >= 0;
    if (tests) {
        QMetaObject::invokeMethod(shown, "testScan", Q_ARG(QString, code));
    }
    if (!qr::isCalibration(code.toStdString())) {
        return false;
    }
    m_lastScan = tr("Calibration code");
    emit scanSeen();
    const auto finding = qr::checkLayout(code.toStdString());
    tell(finding.agrees() ? "ok" : "warn", m_desk.say(qr::adviceOf(finding).front()));
    return true;
}

void Screens::takeScan(const QString& code)
{
    if (m_kiosk) { // a tag is shown on the tour; nothing else is anybody's business
        bool taken = false;
        QMetaObject::invokeMethod(screen(), "takeScan", Q_RETURN_ARG(bool, taken), Q_ARG(QString, code));
        return;
    }
    if (takeAsTest(code)) {
        return;
    }
    const auto content = qr::contentOf(code.toStdString(), m_desk.policy().codes);
    m_lastScan = content ? shownOf(*content) : QString();
    emit scanSeen();
    closeBand();
    if (!content) {
        tell("warn", m_desk.say(content.error()));
        return;
    }
    if (content->tag) {
        m_desk.prints()->noteScan(domain::ItemId(content->tag->text()));
    }
    const QString text = shownOf(*content);
    const QString order = orderOf(text);
    bool taken = false;
    if (QObject* shown = screen(); shown != nullptr && forbidden().isEmpty()) {
        QMetaObject::invokeMethod(shown, "takeScan", Q_RETURN_ARG(bool, taken), Q_ARG(QString, order));
    }
    if (taken) {
        return;
    }
    if (order == QLatin1String("CMD-HELP")) {
        tell("info", tr("Scan a unit's tag at any time. F1 to F12 change the screen, Return presses the blue button."));
        return;
    }
    const auto& tag = content->tag;
    if (tag && m_desk.item(domain::ItemId(tag->text()))) {
        openUnit(QString::fromStdString(tag->text()));
    } else if (tag) {
        tell("warn", tr("The tag %1 belongs to no unit here.").arg(QString::fromStdString(tag->grouped())));
    } else if (order != text) {
        tell("info", tr("This card has no meaning on this screen."));
    } else {
        tell("warn", tr("Read “%1”. This screen has no use for it.").arg(text.left(60)));
    }
}

void Screens::noteRepeat(const QString& code)
{
    const auto content = qr::contentOf(code.toStdString());
    m_lastScan = content ? shownOf(*content) : QString();
    emit scanSeen();
    if (m_bandText.isEmpty()) {
        tell("info", tr("The same code again. It was counted once."));
    } else {
        emit told(QStringLiteral("info"));
    }
}

void Screens::noteWaiting(int count)
{
    tell("info", count == 1 ? tr("The scan is kept until the dialog is closed.")
                            : tr("%1 scans are kept until the dialog is closed.").arg(count));
}

void Screens::noteReturnWithheld()
{
    tell("info", tr("That came as fast as a scan, so Return did nothing. Press Return again if you typed it."));
}

void Screens::noteEndMissing()
{
    tell("warn", tr("A code came without Return at its end, so it was typed into the field. Settings, “Test the "
                    "scanner”: say that "
                    "it sends none, or let the scanner send Return."));
}

void Screens::noteTagsTogether(int count)
{
    tell("warn", tr("%1 tags are in the picture, so none was taken. Leave only the one that is meant.").arg(count));
}

void Screens::tell(const QString& kind, const QString& text)
{
    if (m_kiosk) {
        return;
    }
    m_bandKind = kind;
    m_bandText = text;
    m_bandTimer.start();
    emit bandChanged();
    emit told(kind);
}

void Screens::closeBand()
{
    m_bandTimer.stop();
    if (!m_bandText.isEmpty()) {
        m_bandText.clear();
        emit bandChanged();
    }
}

} // namespace regrade::ui
