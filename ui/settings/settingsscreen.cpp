#include "settings/settingsscreen.h"

#include "passport/label.h"
#include "passport/scannermaker.h"
#include "qr/layoutcheck.h"
#include "qr/scannersetup.h"
#include "settings/scannerpaper.h"

#include <algorithm>

namespace regrade::ui {

SettingsScreen::SettingsScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_printers(new PrinterCare(desk, this))
{
    connect(m_printers, &PrinterCare::told, this, &SettingsScreen::tell);
}

QString SettingsScreen::policyVersion() const { return QString::fromStdString(m_desk.policy().version); }

void SettingsScreen::refresh() { emit changed(); }

QVariantList SettingsScreen::health() const
{
    const auto rank = [](const HealthNote& note) { return note.health == "bad" ? 0 : note.health == "watch" ? 1 : 2; };
    std::vector<HealthNote> notes = m_health;
    std::stable_sort(notes.begin(), notes.end(),
                     [&](const HealthNote& a, const HealthNote& b) { return rank(a) < rank(b); });
    QVariantList rows;
    for (const HealthNote& note : notes) {
        rows.push_back(QVariantMap{{"part", QString::fromStdString(note.part)},
                                   {"name", QString::fromStdString(note.name)},
                                   {"kind", rank(note) == 0   ? "error"
                                            : rank(note) == 1 ? "warn"
                                                              : "ok"},
                                   {"text", m_desk.say(note.said)}});
    }
    return rows;
}

void SettingsScreen::lookOver()
{
    if (m_looking) {
        return;
    }
    m_looking = true;
    tell({}, {});
    m_desk.lookOver(this, [this](Result<std::vector<HealthNote>> found) {
        m_looking = false;
        if (found) {
            m_health = *std::move(found);
        }
        tell(found ? QString() : m_desk.say(found.error()), {});
    });
}

bool SettingsScreen::takeScan(const QString&) { return true; }

void SettingsScreen::testScan(const QString& code)
{
    m_scan = code;
    m_seen = m_desk.seenScan();
    if (!m_seen.text.endsWith(code)) {
        m_seen = {code, {}, {}};
    }
    tell({}, {}); // a code is shown, so what was said before is over
}

QString SettingsScreen::scanText() const
{
    constexpr qsizetype kShown = 300;
    const QString shown = QString::fromStdString(qr::shownEscaped(m_seen.text.left(kShown).toStdString()));
    return m_seen.text.size() > kShown ? shown + QStringLiteral("…") : shown;
}

QString SettingsScreen::scanMeaning() const
{
    const std::string code = m_scan.toStdString();
    if (code.empty() || qr::isCalibration(code)) {
        return code.empty() ? QString() : tr("The calibration code of the set-up page.");
    }
    const auto content = qr::contentOf(code, m_desk.policy().codes);
    if (!content) {
        return m_desk.say(content.error());
    }
    const QString identifier = QString::fromStdString(code.substr(0, 3));
    return qr::hasSymbology(code) ? tr("%1 (announced by %2)").arg(meaningOf(*content), identifier)
                                  : meaningOf(*content);
}

QString SettingsScreen::meaningOf(const qr::ScanContent& content) const
{
    const QString text = QString::fromStdString(content.text);
    if (text.startsWith(QLatin1String("REGCMD"), Qt::CaseInsensitive)) {
        return tr("a card of the bench: %1").arg(text.mid(6).toUpper());
    }
    if (content.parcel) {
        return tr("the number of a parcel: %1").arg(QString::fromStdString(content.parcel->scheme));
    }
    if (content.tag) {
        return m_desk.item(domain::ItemId(content.tag->text())) ? tr("the tag of a unit of this house")
                                                                : tr("a good tag, but of no unit here");
    }
    switch (content.kind) {
    case qr::ScanKind::gs1: return tr("GS1 data: %1").arg(QString::fromStdString(content.gs1->bracketed()));
    case qr::ScanKind::tradeItem: return tr("the code of a product");
    case qr::ScanKind::order: return tr("an order number");
    case qr::ScanKind::webAddress: return tr("a web address; Regrade opens none");
    default: break;
    }
    return tr("any other text, such as an order number");
}

QString SettingsScreen::scanRhythm() const
{
    if (m_seen.gapsMs.isEmpty()) {
        return m_seen.text.isEmpty() ? QString() : tr("%1 characters, by the camera").arg(m_seen.text.size());
    }
    QList<int> gaps = m_seen.gapsMs;
    std::sort(gaps.begin(), gaps.end());
    return tr("%1 characters, %2 ms from key to key (%3 to %4), at the end: %5")
        .arg(m_seen.text.size())
        .arg(gaps[gaps.size() / 2])
        .arg(gaps.first())
        .arg(gaps.last())
        .arg(m_seen.end.isEmpty() ? tr("nothing") : m_seen.end);
}

QStringList SettingsScreen::scanAdvice() const
{
    const std::string code = m_scan.toStdString();
    QStringList advice;
    if (qr::isCalibration(code)) {
        for (const Error& one : qr::adviceOf(qr::checkLayout(code))) {
            advice.push_back(m_desk.say(one));
        }
    }
    return advice;
}

bool SettingsScreen::scanAgrees() const { return qr::checkLayout(m_scan.toStdString()).agrees(); }
QString SettingsScreen::scanEnd() const { return m_desk.scannerSetup().endsByPause ? "pause" : "key"; }
bool SettingsScreen::scanHash() const { return m_desk.scannerSetup().hashSeparates; }

QString SettingsScreen::scanPrefix() const
{
    return QString::fromStdString(qr::writtenPrefix(m_desk.scannerSetup().prefix));
}

void SettingsScreen::setScanEnd(const QString& end)
{
    qr::ScannerSetup setup = m_desk.scannerSetup();
    setup.endsByPause = end == QLatin1String("pause");
    m_desk.setScannerSetup(setup);
    tell({}, {});
}

void SettingsScreen::setScanPrefix(const QString& written)
{
    const auto prefix = qr::prefixFrom(written.trimmed().toStdString());
    if (!prefix) {
        tell(m_desk.say(prefix.error()), {});
        return;
    }
    qr::ScannerSetup setup = m_desk.scannerSetup();
    setup.prefix = *prefix;
    m_desk.setScannerSetup(setup);
    tell({},
         prefix->empty() ? tr("No prefix is expected.") : tr("Codes that begin with %1 are scans.").arg(scanPrefix()));
}

void SettingsScreen::setScanHash(bool separates)
{
    qr::ScannerSetup setup = m_desk.scannerSetup();
    setup.hashSeparates = separates;
    m_desk.setScannerSetup(setup);
    tell({}, {});
}

QVariantList SettingsScreen::scannerMakers() const
{
    QVariantList makers{QVariantMap{{"id", ""}, {"text", tr("None")}}};
    if (const auto shipped = passport::scannerMakers()) {
        for (const passport::ScannerMaker& maker : *shipped) {
            makers.append(
                QVariantMap{{"id", QString::fromStdString(maker.id)}, {"text", QString::fromStdString(maker.name)}});
        }
    }
    return makers;
}

void SettingsScreen::writeScannerSheet(const QString& maker)
{
    const auto file = writeScannerPaper(m_desk, maker);
    tell(file ? QString() : m_desk.say(file.error()), file ? tr("The page lies at %1.").arg(*file) : QString());
}

QVariantList SettingsScreen::cards() const
{
    QVariantList cards;
    for (const passport::Label& card : passport::commandCardLabels(m_desk.paperLanguage())) {
        cards.append(QVariantMap{{"code", QString::fromStdString(card.code)},
                                 {"text", QString::fromStdString(card.values.at("name"))}});
    }
    return cards;
}

void SettingsScreen::setLanguage(const QString& language)
{
    m_desk.setLanguage(language);
    tell({}, {});
}

void SettingsScreen::setTheme(const QString& theme)
{
    m_desk.setTheme(theme);
    tell({}, {});
}

void SettingsScreen::setSound(bool on)
{
    m_desk.setSoundOn(on);
    tell({}, {});
}

void SettingsScreen::tryTone(const QString& name)
{
    if (const auto tone = workers::toneFrom(name.toStdString())) {
        m_desk.play(*tone);
    }
}

void SettingsScreen::setActor(const QString& actor)
{
    const QString code = actor.trimmed().toUpper();
    if (code.isEmpty() || code.size() > 12) {
        tell(tr("A staff code has 1 to 12 letters or figures. Names are not stored."), {});
        return;
    }
    if (!m_desk.houseOpen()) {
        tell(tr("Scan your badge to change who works here."), {});
        return;
    }
    m_desk.setActor(code);
    tell({}, tr("%1 works at this station now.").arg(code));
}

void SettingsScreen::setCamera(const QString& source)
{
    m_desk.useCamera(source.trimmed());
    tell({}, source.trimmed().isEmpty() ? tr("The camera is off.") : tr("The camera is being opened."));
}

void SettingsScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
