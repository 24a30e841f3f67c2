#include "suppliers/suppliersscreen.h"

#include "desk/toscreen.h"
#include "passport/eventwords.h"
#include "station/rows.h"
#include "stations/suppliercase.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace regrade::ui {

namespace {

constexpr double kPerHundred = 100.0;
constexpr int kAgainMs = 200;

QString percentText(double share) { return QLocale().toString(kPerHundred * share, 'f', 1); }

QString unitsText(const stats::Share& share)
{
    return share.whole == 0 ? SuppliersScreen::tr("no units yet")
                            : SuppliersScreen::tr("%1 of %2 units (%3 % to %4 %)")
                                  .arg(share.part)
                                  .arg(share.whole)
                                  .arg(percentText(share.low), percentText(share.high));
}

} // namespace

SuppliersScreen::SuppliersScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &SuppliersScreen::changed);
    connect(&desk, &Desk::languageChanged, this, [this] {
        show();
        emit changed();
    });
}

QString SuppliersScreen::mayNot() const { return m_desk.forbidden().value(QStringLiteral("supplier.lead")).toString(); }

QString SuppliersScreen::statusText(domain::SupplierStatus status) const
{
    return m_desk.say(passport::wordsFor(status));
}

Result<std::shared_ptr<const SuppliersScreen::Look>> SuppliersScreen::lookAt(const std::filesystem::path& store,
                                                                             const rules::Policy& policy, bool measured)
{
    const auto reader = store::Database::openForReading(store);
    auto cases =
        reader ? insight::supplierCases(*reader) : Result<std::vector<insight::SupplierCaseRow>>(reader.error());
    if (!cases) {
        return cases.error();
    }
    auto look = std::make_shared<Look>(Look{measured, {}, *std::move(cases), {}});
    if (!measured) {
        return std::shared_ptr<const Look>(std::move(look));
    }
    auto report = insight::supplierReport(*reader, policy, {});
    if (!report) {
        return report.error();
    }
    look->report = *std::move(report);
    const auto units = insight::supplierUnits(*reader, policy, {});
    if (!units) {
        return units.error();
    }
    for (const insight::SupplierCaseRow& row : look->cases) {
        auto figures = insight::figuresOf(*units, policy, row);
        if (!figures) {
            return figures.error();
        }
        look->figures.push_back(*std::move(figures));
    }
    return std::shared_ptr<const Look>(std::move(look));
}

void SuppliersScreen::measure()
{
    m_wanted = true;
    refresh();
    emit changed();
}

/// One reading at a time; what changed meanwhile is read afterwards.
void SuppliersScreen::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    using Shared = std::shared_ptr<const Look>;
    m_desk.aside<Shared>([store = m_desk.data() / "regrade.db", policy = m_desk.sharedPolicy(),
                          measured = m_wanted] { return lookAt(store, *policy, measured); },
                         this, [this](const Result<Shared>& look) { takeLook(look); });
}

void SuppliersScreen::takeLook(const Result<std::shared_ptr<const Look>>& look)
{
    m_reading = false;
    if (look) {
        m_look = *look;
        show();
    } else if (look.error().code == ErrorCode::refused) { // other work stands before it
        m_again = true;
    } else {
        tell(m_desk.say(look.error()), m_notice);
    }
    if (std::exchange(m_again, false)) {
        QTimer::singleShot(kAgainMs, this, &SuppliersScreen::refresh);
    }
    emit changed();
}

void SuppliersScreen::show()
{
    m_alarms.clear();
    m_rows.clear();
    if (!m_look) {
        return;
    }
    for (const insight::SupplierAlarm& alarm : m_look->report.alarms) {
        const bool open = std::any_of(m_look->cases.begin(), m_look->cases.end(), [&](const auto& row) {
            return row.opened.sku.text() == alarm.sku && row.opened.code == alarm.code &&
                   row.status != domain::SupplierStatus::closed;
        });
        if (!open) {
            m_alarms.append(QVariantMap{
                {QStringLiteral("sku"), QString::fromStdString(alarm.sku)},
                {QStringLiteral("code"), QString::fromStdString(alarm.code)},
                {QStringLiteral("title"),
                 tr("%1 on %2").arg(QString::fromStdString(alarm.code), QString::fromStdString(alarm.sku))},
                {QStringLiteral("note"),
                 tr("%1; on other products %2 %").arg(unitsText(alarm.share)).arg(percentText(alarm.expected))}});
        }
    }
    for (const insight::SupplierCaseRow& row : m_look->cases) {
        const QString id = QString::fromStdString(row.opened.number);
        m_rows.append(QVariantMap{
            {QStringLiteral("id"), id},
            {QStringLiteral("grade"), QString()},
            {QStringLiteral("title"), QString::fromStdString(row.opened.code + " · " + row.opened.sku.text())},
            {QStringLiteral("subtitle"), id},
            {QStringLiteral("age"), statusText(row.status)},
            {QStringLiteral("state"), QString()}});
    }
    if (chosen() < 0) {
        m_number = m_rows.isEmpty() ? QString() : m_rows.front().toMap()[QStringLiteral("id")].toString();
    }
}

int SuppliersScreen::chosen() const
{
    for (std::size_t i = 0; m_look && i < m_look->cases.size(); ++i) {
        if (m_look->cases[i].opened.number == m_number.toStdString()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

QString SuppliersScreen::number() const { return chosen() < 0 ? QString() : m_number; }

QString SuppliersScreen::title() const
{
    const int place = chosen();
    if (place < 0) {
        return {};
    }
    const auto& opened = m_look->cases[static_cast<std::size_t>(place)].opened;
    return tr("%1 on %2").arg(QString::fromStdString(opened.code), QString::fromStdString(opened.sku.text()));
}

QString SuppliersScreen::status() const
{
    const int place = chosen();
    return place < 0 ? QString() : statusText(m_look->cases[static_cast<std::size_t>(place)].status);
}

QString SuppliersScreen::before() const
{
    const int place = chosen();
    return place < 0 || !m_look->measured ? QString()
                                          : unitsText(m_look->figures[static_cast<std::size_t>(place)].before);
}

QString SuppliersScreen::after() const
{
    const int place = chosen();
    const bool known = place >= 0 && m_look->measured && m_look->figures[static_cast<std::size_t>(place)].after;
    return known ? unitsText(*m_look->figures[static_cast<std::size_t>(place)].after) : QString();
}

QString SuppliersScreen::outcome() const
{
    const int place = chosen();
    if (place < 0 || !m_look->measured) {
        return {};
    }
    const insight::CaseFigures& figures = m_look->figures[static_cast<std::size_t>(place)];
    if (!figures.difference) {
        return figures.tooLittle ? m_desk.say(*figures.tooLittle) : QString();
    }
    const auto& [low, high] = *figures.difference;
    const QString range = tr("Fewer by %1 to %2 points.").arg(percentText(low), percentText(high));
    return range + QLatin1Char(' ') +
           (low > 0.0 || high < 0.0 ? tr("A difference is shown.") : tr("No difference is shown."));
}

QVariantList SuppliersScreen::steps() const
{
    QVariantList rows;
    const int place = chosen();
    for (const insight::SupplierStep& step :
         place < 0 ? std::vector<insight::SupplierStep>() : m_look->cases[static_cast<std::size_t>(place)].steps) {
        const QString from =
            step.effective.empty() ? QString() : tr("from %1 on").arg(QString::fromStdString(step.effective));
        rows.append(
            QVariantMap{{QStringLiteral("title"), statusText(step.status)},
                        {QStringLiteral("note"), QString::fromStdString(step.note) +
                                                     (from.isEmpty() ? QString() : QStringLiteral(" · ") + from)},
                        {QStringLiteral("day"), m_desk.when(step.at)},
                        {QStringLiteral("who"), QString::fromStdString(step.actor)}});
    }
    return rows;
}

QVariantList SuppliersScreen::next() const
{
    QVariantList options;
    const int place = chosen();
    if (place < 0) {
        return options;
    }
    using domain::SupplierStatus;
    for (const SupplierStatus status :
         {SupplierStatus::sent, SupplierStatus::answered, SupplierStatus::measureAgreed, SupplierStatus::closed}) {
        if (status > m_look->cases[static_cast<std::size_t>(place)].status) {
            const auto name = domain::nameOf(status);
            options.append(
                QVariantMap{{QStringLiteral("id"), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))},
                            {QStringLiteral("text"), statusText(status)}});
        }
    }
    return options;
}

void SuppliersScreen::choose(const QString& number)
{
    m_number = number;
    emit changed();
}

void SuppliersScreen::open(const QString& sku, const QString& code)
{
    if (m_busy || !m_look) {
        return;
    }
    std::optional<stations::FrequentCode> alarm;
    for (const insight::SupplierAlarm& one : m_look->report.alarms) {
        if (one.sku == sku.toStdString() && one.code == code.toStdString()) {
            alarm = {one.expected, one.share.part, one.share.whole, one.since};
        }
    }
    m_busy = true;
    emit changed();
    m_desk.submit(domain::Sku(sku.toStdString()),
                  workers::ProductDeed([code = code.toStdString(), alarm](const domain::Product& product, Time) {
                      return stations::openSupplierCase(product, code, alarm);
                  }),
                  this, [this](const Result<workers::Receipt>& receipt) { take(receipt, tr("The case is open.")); });
}

void SuppliersScreen::move(const QString& status, const QString& note, const QString& effective)
{
    const int place = chosen();
    const auto to = domain::supplierStatusFrom(status.toStdString());
    if (m_busy || place < 0 || !to) {
        return;
    }
    const bool measure = *to == domain::SupplierStatus::measureAgreed;
    const stations::CaseMove move{m_number.toStdString(), *to, note.toStdString(),
                                  measure ? effective.trimmed().toStdString() : std::string()};
    m_busy = true;
    emit changed();
    m_desk.submit(m_look->cases[static_cast<std::size_t>(place)].opened.sku,
                  workers::ProductDeed([move](const domain::Product& product, Time) {
                      return stations::moveSupplierCase(product, move);
                  }),
                  this, [this](const Result<workers::Receipt>& receipt) { take(receipt, tr("It is on record.")); });
}

void SuppliersScreen::take(const Result<workers::Receipt>& receipt, const QString& notice)
{
    m_busy = false;
    receipt ? tell({}, notice) : tell(explain(m_desk, receipt.error()));
}

void SuppliersScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
