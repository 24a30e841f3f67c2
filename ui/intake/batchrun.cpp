#include "intake/batchrun.h"

#include "insight/arrivals.h"
#include "insight/catalogue.h"
#include "station/benchcard.h"
#include "station/rows.h"
#include "store/announcedbook.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr const char* kPalletSource = "pallet";

QString textOf(const std::string& plain) { return QString::fromStdString(plain); }

QString named(const QVariantList& options, const QString& id)
{
    for (const QVariant& option : options) {
        if (option.toMap().value(QStringLiteral("id")).toString() == id) {
            return option.toMap().value(QStringLiteral("text")).toString();
        }
    }
    return id;
}

} // namespace

BatchRun::BatchRun(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, [this] { tell({}); });
}

QVariantList BatchRun::sources() const { return optionsOf(m_desk, m_desk.policy().sources); }
QVariantList BatchRun::markets() const { return optionsOf(m_desk, m_desk.policy().markets); }

QVariantList BatchRun::owners() const
{
    QVariantList options{QVariantMap{{QStringLiteral("id"), QString()}, {QStringLiteral("text"), tr("As registered")}}};
    const auto sellers = insight::sellers(m_desk.reader());
    for (const std::string& seller : sellers ? *sellers : std::vector<std::string>()) {
        options.append(QVariantMap{{QStringLiteral("id"), textOf(seller)}, {QStringLiteral("text"), textOf(seller)}});
    }
    return options;
}

QString BatchRun::facts() const
{
    return named(sources(), m_source) + QStringLiteral(" · ") +
           (m_owner.isEmpty() ? tr("sellers as registered") : m_owner) + QStringLiteral(" · ") +
           named(markets(), m_market);
}

std::vector<domain::Announcement> BatchRun::announced() const
{
    std::vector<domain::Announcement> all;
    const auto rows = store::announcedWith(m_desk.reader(), m_reference.toStdString());
    for (const store::AnnouncedRow& one : rows ? *rows : std::vector<store::AnnouncedRow>()) {
        all.push_back(one.what);
    }
    return all;
}

int BatchRun::expected() const { return m_balance.expected; }

QString BatchRun::nameOf(const domain::Sku& sku) const
{
    const auto product = m_desk.product(sku);
    return textOf(product && product->facts ? product->facts->name : sku.text());
}

domain::BatchFacts BatchRun::batchFacts() const
{
    return {m_reference.trimmed().toStdString(), domain::SourceId(m_source.toStdString()),
            m_owner.isEmpty() ? std::nullopt : std::optional(domain::OwnerId(m_owner.toStdString())),
            domain::MarketId(m_market.toStdString()), stations::IntakeForm{}.reason};
}

/// Where everything stands: units from the log, what was put aside from the batch's book.
void BatchRun::read()
{
    const std::string reference = m_reference.toStdString();
    const auto batch = store::findBatch(m_desk.reader(), reference);
    m_number = batch && *batch ? (*batch)->number : 0;
    m_once = batch && *batch ? (*batch)->answers : std::vector<domain::Answer>();
    const auto aside = store::asideOf(m_desk.reader(), m_number);
    m_aside = aside ? *aside : std::vector<domain::AsideCode>();
    const auto units = insight::arrivedWith(m_desk.reader(), reference);
    m_units.clear();
    for (const insight::BatchArrival& one : units ? *units : std::vector<insight::BatchArrival>()) {
        m_units.push_back({one.item, one.sku, one.serial});
    }
    m_balance = stations::balanceOf(announced(), m_units);
    emit changed();
}

/// A batch that was begun before stays as it was begun; of a new one its list says whose it is.
void BatchRun::fillFromBook()
{
    const auto rows = announced();
    m_balance = stations::balanceOf(rows, {});
    const auto batch = store::findBatch(m_desk.reader(), m_reference.toStdString());
    if (batch && *batch) {
        const domain::BatchFacts& facts = (*batch)->facts;
        m_source = textOf(facts.source.text());
        m_owner = facts.owner ? textOf(facts.owner->text()) : QString();
        m_market = textOf(facts.market.text());
        return;
    }
    if (rows.empty()) {
        return;
    }
    const domain::Announcement& first = rows.front();
    m_source = first.source ? textOf(first.source->text()) : m_source;
    m_owner = first.owner ? textOf(first.owner->text()) : m_owner;
    m_market = first.market ? textOf(first.market->text()) : m_market;
}

void BatchRun::start()
{
    m_reference.clear();
    m_owner.clear();
    m_waiting.clear();
    m_inHand.reset();
    m_balance = {};
    m_file.clear();
    const QVariantList known = sources();
    m_source = offers(known, QLatin1String(kPalletSource)) ? QString::fromLatin1(kPalletSource)
                                                           : known.value(0).toMap().value("id").toString();
    m_market = markets().value(0).toMap().value("id").toString();
    tell({});
    setState(State::Setup);
}

void BatchRun::refresh()
{
    if (m_state == State::Running || m_state == State::Ended) {
        read();
    }
}

void BatchRun::setState(State state)
{
    m_state = state;
    emit changed();
}

void BatchRun::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
