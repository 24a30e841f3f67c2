#include "dashboard/kpifilter.h"

#include <QCoreApplication>
#include <QDate>

#include <algorithm>

namespace regrade::ui {
namespace {

namespace kpi = insight::kpi;

QString say(const char* text) { return QCoreApplication::translate("KpiFilter", text); }

std::int64_t dayNumberOf(Time at) { return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count(); }

kpi::Span months(std::int64_t first, std::int64_t count)
{
    return {kpi::firstDayOf(first), kpi::firstDayOf(first + count) - 1};
}

QString dayOf(std::int64_t day) { return QDate(1970, 1, 1).addDays(day).toString(Qt::ISODate); }

std::optional<std::string> chosen(const QString& id)
{
    return id.isEmpty() ? std::nullopt : std::optional(id.toStdString());
}

QString textOf(const std::vector<std::pair<QString, QString>>& options, const QString& id)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.first == id; });
    return found == options.end() ? id : found->second;
}

QVariantMap filterRow(const char* id, const QString& title, const std::vector<std::pair<QString, QString>>& options,
                      const QString& current)
{
    QVariantList list;
    for (const auto& [option, text] : options) {
        list.push_back(QVariantMap{{"id", option.isEmpty() ? QStringLiteral("*") : option}, {"text", text}});
    }
    return {{"id", QLatin1String(id)},
            {"title", title},
            {"text", textOf(options, current)},
            {"current", current.isEmpty() ? QStringLiteral("*") : current},
            {"options", list}};
}

std::vector<std::pair<QString, QString>> namesOf(const std::set<std::string>& ids, const QString& all,
                                                 const std::function<QString(const std::string&)>& name)
{
    std::vector<std::pair<QString, QString>> options{{QString(), all}};
    for (const std::string& id : ids) {
        options.emplace_back(QString::fromStdString(id), name(id));
    }
    return options;
}

} // namespace

std::vector<KpiFilter::Option> KpiFilter::periods() const
{
    return {{QStringLiteral("month"), say(QT_TRANSLATE_NOOP("KpiFilter", "This month"))},
            {QStringLiteral("lastMonth"), say(QT_TRANSLATE_NOOP("KpiFilter", "Last month"))},
            {QStringLiteral("quarter"), say(QT_TRANSLATE_NOOP("KpiFilter", "This quarter"))},
            {QStringLiteral("lastQuarter"), say(QT_TRANSLATE_NOOP("KpiFilter", "Last quarter"))},
            {QStringLiteral("year"), say(QT_TRANSLATE_NOOP("KpiFilter", "This year"))},
            {QStringLiteral("all"), say(QT_TRANSLATE_NOOP("KpiFilter", "From the beginning"))}};
}

QVariantList KpiFilter::rows() const
{
    std::vector<std::pair<QString, QString>> times;
    for (const Option& option : periods()) {
        times.emplace_back(option.id, option.text);
    }
    const std::vector<std::pair<QString, QString>> comparisons{
        {QStringLiteral("before"), say(QT_TRANSLATE_NOOP("KpiFilter", "The period before"))},
        {QStringLiteral("year"), say(QT_TRANSLATE_NOOP("KpiFilter", "A year before"))}};
    QVariantList rows{
        filterRow("period", say(QT_TRANSLATE_NOOP("KpiFilter", "Period")), times, m_period),
        filterRow("against", say(QT_TRANSLATE_NOOP("KpiFilter", "Compared with")), comparisons, m_against)};
    const auto plain = [](const std::string& id) { return QString::fromStdString(id); };
    if (m_desk.onlyOwner().empty()) {
        rows.push_back(filterRow("owner", say(QT_TRANSLATE_NOOP("KpiFilter", "Seller")),
                                 namesOf(m_places.owners, say(QT_TRANSLATE_NOOP("KpiFilter", "All sellers")), plain),
                                 m_owner));
    }
    const auto category = [&](const std::string& id) {
        for (const rules::NamedRow& row : m_desk.policy().categories) {
            if (row.id == id) {
                return m_desk.say(row.name);
            }
        }
        return QString::fromStdString(id);
    };
    rows.push_back(filterRow(
        "category", say(QT_TRANSLATE_NOOP("KpiFilter", "Category")),
        namesOf(m_places.categories, say(QT_TRANSLATE_NOOP("KpiFilter", "All categories")), category), m_category));
    rows.push_back(filterRow("site", say(QT_TRANSLATE_NOOP("KpiFilter", "Site")),
                             namesOf(m_places.sites, say(QT_TRANSLATE_NOOP("KpiFilter", "All sites")), plain), m_site));
    return rows;
}

void KpiFilter::choose(const QString& filter, const QString& option)
{
    const QString id = option == QLatin1String("*") ? QString() : option;
    const std::pair<const char*, QString*> fields[] = {{"period", &m_period},
                                                       {"against", &m_against},
                                                       {"owner", &m_owner},
                                                       {"category", &m_category},
                                                       {"site", &m_site}};
    for (const auto& [name, field] : fields) {
        if (filter == QLatin1String(name)) {
            *field = id;
        }
    }
}

Result<void> KpiFilter::read()
{
    const std::string only = m_desk.onlyOwner();
    const auto owner = only.empty() ? std::nullopt : std::optional(only);
    auto found = kpi::places(m_desk.reader(), owner);
    const auto counted = found ? kpi::spanOf(m_desk.reader(), owner) : Result<std::optional<kpi::Span>>(found.error());
    if (!counted) {
        return counted.error();
    }
    m_places = *std::move(found);
    const std::int64_t month = kpi::monthOf(dayNumberOf(m_desk.now()));
    m_all = months(month, 1);
    if (*counted) {
        m_all.from = std::min(m_all.from, (*counted)->from);
    }
    return {};
}

kpi::Span KpiFilter::span() const
{
    const std::int64_t month = kpi::monthOf(dayNumberOf(m_desk.now()));
    const std::int64_t quarter = month - month % 3;
    if (m_period == QLatin1String("month")) {
        return months(month, 1);
    }
    if (m_period == QLatin1String("lastMonth")) {
        return months(month - 1, 1);
    }
    if (m_period == QLatin1String("quarter")) {
        return months(quarter, 3);
    }
    if (m_period == QLatin1String("lastQuarter")) {
        return months(quarter - 3, 3);
    }
    if (m_period == QLatin1String("year")) {
        return months(month - month % 12, 12);
    }
    return m_all;
}

kpi::Ask KpiFilter::ask() const
{
    kpi::Ask ask{.span = span(), .now = m_desk.now()};
    const std::string only = m_desk.onlyOwner();
    ask.scope.owner = only.empty() ? chosen(m_owner) : std::optional(only);
    ask.scope.category = chosen(m_category);
    ask.scope.site = chosen(m_site);
    if (m_against == QLatin1String("year")) {
        const std::int64_t first = kpi::monthOf(ask.span.from);
        ask.against = months(first - 12, kpi::monthOf(ask.span.to) - first + 1);
    }
    return ask;
}

QString KpiFilter::told() const
{
    const kpi::Ask asked = ask();
    const kpi::Span against = asked.against.value_or(kpi::before(asked.span));
    QStringList parts{say(QT_TRANSLATE_NOOP("KpiFilter", "%1 to %2, compared with %3 to %4"))
                          .arg(dayOf(asked.span.from), dayOf(asked.span.to), dayOf(against.from), dayOf(against.to))};
    for (const auto& narrowed : {asked.scope.owner, asked.scope.category, asked.scope.site}) {
        if (narrowed) {
            parts.push_back(QString::fromStdString(*narrowed));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace regrade::ui
