#include "announced/announcedscreen.h"

#include "insight/catalogue.h"
#include "station/benchcard.h"

#include <QFileInfo>

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr int kMostRows = 200;

QString textOf(const std::string& plain) { return QString::fromStdString(plain); }

QVariantMap fact(const QString& name, const QString& value, bool bad = false)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("value"), value}, {QStringLiteral("bad"), bad}};
}

QString nameOfField(const std::string& field)
{
    if (field.empty()) {
        return AnnouncedScreen::tr("stays in the file");
    }
    const std::pair<const char*, QString> names[] = {
        {"order", AnnouncedScreen::tr("Order number")},     {"rma", AnnouncedScreen::tr("Return number")},
        {"tracking", AnnouncedScreen::tr("Parcel number")}, {"sku", AnnouncedScreen::tr("Product")},
        {"serial", AnnouncedScreen::tr("Serial number")},   {"reason", AnnouncedScreen::tr("Reason")},
        {"source", AnnouncedScreen::tr("Source")},          {"market", AnnouncedScreen::tr("Market")},
        {"book_value", AnnouncedScreen::tr("Book value")},  {"quantity", AnnouncedScreen::tr("Units")},
        {"owner", AnnouncedScreen::tr("Seller")},           {"batch", AnnouncedScreen::tr("Pallet or batch")}};
    const auto* found =
        std::find_if(std::begin(names), std::end(names), [&](const auto& name) { return field == name.first; });
    return found == std::end(names) ? textOf(field) : found->second;
}

QString nameOfSeparator(const stations::ListLook& look)
{
    if (look.isJson) {
        return AnnouncedScreen::tr("JSON, one object a return");
    }
    return look.separator == "\t"  ? AnnouncedScreen::tr("CSV, separated by tabs")
           : look.separator == ";" ? AnnouncedScreen::tr("CSV, separated by semicolons")
                                   : AnnouncedScreen::tr("CSV, separated by commas");
}

} // namespace

AnnouncedScreen::AnnouncedScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &AnnouncedScreen::refresh); // also with the language
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        if (m_state == State::Preview && m_look) {
            takeLook(stations::ListLook(*m_look)); // its faults in the other language
        }
    });
}

AnnouncedScreen::~AnnouncedScreen() { m_desk.stopList(); }

Time AnnouncedScreen::overdueBefore() const
{
    return m_desk.now() - std::chrono::hours(24) * m_desk.policy().limits.announcedOverdueDays;
}

bool AnnouncedScreen::isOverdue(const insight::ExpectedRow& one) const { return one.row.at <= overdueBefore(); }

QString AnnouncedScreen::summary() const
{
    return tr("Not here yet: %1 units of %2 returns · missing for %3 days or more: %4")
        .arg(m_open.units)
        .arg(m_open.rows)
        .arg(m_desk.policy().limits.announcedOverdueDays)
        .arg(m_open.overdueUnits);
}

void AnnouncedScreen::refresh()
{
    if (!m_desk.readsLists()) {
        return;
    }
    m_desk.searchReturns({m_search.trimmed().toStdString(), m_onlyOverdue, overdueBefore()}, kMostRows, this,
                         [this](const Result<insight::OpenReturns>& open) { takeFound(open); });
    emit changed();
}

/// A search that was given up was asked anew, so its answer comes later.
void AnnouncedScreen::takeFound(const Result<insight::OpenReturns>& open)
{
    if (!open) {
        if (open.error().code != ErrorCode::refused) {
            tell(m_desk.say(open.error()));
        }
        return;
    }
    m_open = *open;
    m_rows.clear();
    for (const insight::ExpectedRow& one : m_open.first) {
        m_rows.append(rowOf(one));
    }
    if (!m_scanned.isEmpty()) {
        tell(m_rows.isEmpty() ? tr("No announced return has the code %1.").arg(m_scanned) : QString());
        m_scanned.clear();
    }
    emit found();
}

QString AnnouncedScreen::nameOf(const domain::Sku& sku) const
{
    const auto product = m_desk.product(sku);
    return textOf(product && product->facts ? product->facts->name : sku.text());
}

QVariantMap AnnouncedScreen::rowOf(const insight::ExpectedRow& one) const
{
    const domain::Announcement& what = one.row.what;
    const int open = what.quantity - one.arrived;
    const QString title = open > 1 ? tr("%1 × %2").arg(open).arg(nameOf(what.sku)) : nameOf(what.sku);
    const std::string& number = what.rma.empty() ? what.order : what.rma;
    return {{QStringLiteral("id"), QString::number(one.row.number)},
            {QStringLiteral("title"), title},
            {QStringLiteral("subtitle"), textOf(number)},
            {QStringLiteral("age"), m_desk.duration(std::max(m_desk.now() - one.row.at, std::chrono::milliseconds{0}))},
            {QStringLiteral("state"), isOverdue(one) ? QStringLiteral("late") : QString()}};
}

QVariantMap AnnouncedScreen::chosen() const
{
    const auto one = std::find_if(m_open.first.begin(), m_open.first.end(), [&](const insight::ExpectedRow& row) {
        return QString::number(row.row.number) == m_chosen;
    });
    if (one == m_open.first.end()) {
        return {};
    }
    const domain::Announcement& what = one->row.what;
    QVariantList facts{fact(tr("Units"), tr("%1 of %2 here").arg(one->arrived).arg(what.quantity)),
                       fact(tr("Order number"), textOf(what.order)), fact(tr("Product"), textOf(what.sku.text()))};
    const std::pair<QString, std::string> more[] = {{tr("Return number"), what.rma},
                                                    {tr("Parcel number"), what.tracking},
                                                    {tr("Serial number"), what.serial},
                                                    {tr("Pallet or batch"), what.batch},
                                                    {tr("Seller"), what.owner ? what.owner->text() : std::string()},
                                                    {tr("Market"), what.market ? what.market->text() : std::string()}};
    for (const auto& [name, value] : more) {
        if (!value.empty()) {
            facts.append(fact(name, textOf(value)));
        }
    }
    facts.append(fact(tr("Announced"), m_desk.when(one->row.at)));
    return {{QStringLiteral("id"), m_chosen},
            {QStringLiteral("title"), nameOf(what.sku)},
            {QStringLiteral("late"), isOverdue(*one)},
            {QStringLiteral("facts"), facts}};
}

QString AnnouncedScreen::fileName() const { return QFileInfo(m_file.toLocalFile()).fileName(); }

QVariantList AnnouncedScreen::facts() const
{
    if (!m_look) {
        return {};
    }
    return {fact(tr("Form"), nameOfSeparator(*m_look)),
            fact(tr("Letters"), textOf(m_look->encoding).toUpper()),
            fact(tr("Rows"), QString::number(m_look->rows)),
            fact(tr("New"), tr("%1 rows, %2 units").arg(m_look->fresh).arg(m_look->units)),
            fact(tr("Known already, left alone"), QString::number(m_look->known)),
            fact(tr("Written twice"), QString::number(m_look->duplicates), m_look->duplicates > 0),
            fact(tr("Faults"), QString::number(m_look->flawed), m_look->flawed > 0)};
}

QVariantList AnnouncedScreen::columns() const
{
    QVariantList rows;
    for (std::size_t i = 0; m_look && i < m_look->columns.size(); ++i) {
        QStringList values;
        for (const auto& row : m_look->firstRows) {
            if (i < row.size() && !row[i].empty() && values.size() < 3) {
                values.append(textOf(row[i]));
            }
        }
        const auto& [heading, field] = m_look->columns[i];
        rows.append(QVariantMap{{QStringLiteral("heading"), textOf(heading)},
                                {QStringLiteral("field"), nameOfField(field)},
                                {QStringLiteral("used"), !field.empty()},
                                // Columns that stay in the file may hold customers.
                                {QStringLiteral("values"), field.empty() ? QString() : values.join(" · ")}});
    }
    return rows;
}

QString AnnouncedScreen::flawCount() const
{
    const auto shown = static_cast<std::int64_t>(m_flaws.size());
    return m_look && m_look->flawed > shown ? tr("The first %1 of %2").arg(shown).arg(m_look->flawed)
                                            : QString::number(shown);
}

QString AnnouncedScreen::unregistered() const
{
    if (!m_look || m_look->unregistered == 0) {
        return {};
    }
    QStringList some;
    for (const std::string& sku : m_look->unregisteredProducts) {
        some.append(textOf(sku));
    }
    const QString shown = some.mid(0, 5).join(QStringLiteral(", "));
    return tr("%1 rows are of products that are not registered yet; they are registered at intake: %2")
        .arg(m_look->unregistered)
        .arg(some.size() > 5 ? shown + QStringLiteral(" …") : shown);
}

QVariantList AnnouncedScreen::owners() const
{
    QVariantList options{QVariantMap{{QStringLiteral("id"), QString()}, {QStringLiteral("text"), tr("As registered")}}};
    const auto sellers = insight::sellers(m_desk.reader());
    for (const std::string& seller : sellers ? *sellers : std::vector<std::string>()) {
        options.append(QVariantMap{{QStringLiteral("id"), textOf(seller)}, {QStringLiteral("text"), textOf(seller)}});
    }
    return options;
}

QString AnnouncedScreen::mayNotImport() const
{
    return m_desk.forbidden().value(QLatin1String(domain::kAnnounceReturns)).toString();
}

bool AnnouncedScreen::canImport() const { return m_state == State::Preview && missing().isEmpty(); }

QString AnnouncedScreen::missing() const
{
    if (m_state != State::Preview || !m_look) {
        return {};
    }
    if (!mayNotImport().isEmpty()) {
        return mayNotImport();
    }
    if (m_look->flawed > 0) {
        return tr("Correct the faults in the file and open it again: a list is taken over whole or not at all.");
    }
    return m_look->units == 0 ? tr("Everything in this list is known already.") : QString();
}

} // namespace regrade::ui
