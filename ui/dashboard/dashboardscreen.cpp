#include "dashboard/dashboardscreen.h"

#include "dashboard/figures.h"
#include "insight/throughput.h"

namespace regrade::ui {
namespace {

constexpr int kListRows = 300;

insight::WorklistFilter standing(const char* name)
{
    insight::WorklistFilter filter;
    filter.standing = name;
    return filter;
}

QString titleIn(const QVariantList& rows, const QString& id, const char* field)
{
    for (const QVariant& row : rows) {
        if (row.toMap()["id"].toString() == id) {
            return row.toMap()[field].toString();
        }
    }
    return id;
}

} // namespace

DashboardScreen::DashboardScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

void DashboardScreen::refresh()
{
    const std::string owner = m_desk.onlyOwner();
    const auto overview =
        insight::overview(m_desk.reader(), m_desk.now(), owner.empty() ? std::nullopt : std::optional(owner),
                          m_desk.policy().limits.ageLimitDays);
    if (!overview) {
        m_problem = m_desk.say(overview.error());
        emit changed();
        return;
    }
    m_problem.clear();
    m_empty = overview->received == 0;
    m_tiles = tilesOf(m_desk, *overview);
    m_stages = stageBars(m_desk, *overview);
    m_grades = gradeBars(m_desk, *overview);
    m_ages = ageBars(m_desk, *overview);
    m_reasons = reasonBars(m_desk, *overview);
    m_months = monthBars(m_desk, *overview);
    emit changed();
    if (listShown()) {
        openList(m_listed);
    }
}

UnitChoice DashboardScreen::tileChoice(const QString& id) const
{
    UnitChoice choice{
        titleIn(m_tiles, id, "title"), {standing("inHouse"), standing("listed"), standing("exitDue")}, {}};
    if (id == QLatin1String("open")) {
        choice.filters = {standing("inHouse")};
    } else if (id == QLatin1String("late")) {
        for (insight::WorklistFilter& filter : choice.filters) {
            filter.receivedBefore = insight::olderThan(m_desk.now(), m_desk.policy().limits.ageLimitDays);
        }
    } else if (id == QLatin1String("sold") || id == QLatin1String("revenue")) {
        choice.filters = {standing("sold")};
    } else if (id == QLatin1String("conversion")) {
        choice.filters = {standing("listed"), standing("sold"), standing("exited")};
    } else if (id == QLatin1String("assessment") || id == QLatin1String("agreement")) {
        choice.filters = {{}};
        choice.keep = [](const insight::WorklistRow& unit) { return !unit.grade.empty(); };
    } else if (id == QLatin1String("again")) {
        choice.filters = {{}};
        choice.keep = [](const insight::WorklistRow& unit) { return unit.cycle > 1; };
    } else if (id == QLatin1String("received")) {
        choice.filters = {{}};
    }
    return choice;
}

UnitChoice DashboardScreen::choiceOf(const QString& key) const
{
    const QString kind = key.section(QLatin1Char(':'), 0, 0);
    const QString id = key.section(QLatin1Char(':'), 1);
    UnitChoice choice;
    if (kind == QLatin1String("stage")) {
        insight::WorklistFilter filter;
        filter.stage = id.toStdString();
        choice = {titleIn(m_stages, id, "text"), {filter}, {}};
    } else if (kind == QLatin1String("grade")) {
        insight::WorklistFilter filter;
        filter.grade = id.toStdString();
        choice = {titleIn(m_grades, id, "text"), {filter}, {}};
    } else if (kind == QLatin1String("age")) {
        choice = {titleIn(m_ages, id, "text"), {standing("inHouse"), standing("listed"), standing("exitDue")}, {}};
        for (const auto& bracket : insight::ageBrackets(m_desk.now())) {
            for (insight::WorklistFilter& filter : choice.filters) {
                if (bracket.key == id.toStdString()) {
                    filter.receivedSince = bracket.since;
                    filter.receivedBefore = bracket.before;
                }
            }
        }
    } else {
        choice = tileChoice(id);
    }
    return choice;
}

void DashboardScreen::openList(const QString& key)
{
    const UnitChoice choice = choiceOf(key);
    auto table = readUnits(m_desk, choice, kListRows);
    m_problem = table ? QString() : m_desk.say(table.error());
    m_table = table ? *std::move(table) : UnitTable{};
    m_listTitle = choice.title;
    m_listed = key;
    emit listChanged();
    emit changed();
}

QString DashboardScreen::listCaption() const
{
    return m_table.more ? tr("the first %1 units, oldest first").arg(m_table.rows.size())
                        : tr("Units: %1, oldest first").arg(m_table.rows.size());
}

void DashboardScreen::openTile(const QString& id) { openList("tile:" + id); }
void DashboardScreen::openStage(const QString& id) { openList("stage:" + id); }
void DashboardScreen::openGrade(const QString& id) { openList("grade:" + id); }
void DashboardScreen::openAge(const QString& key) { openList("age:" + key); }

void DashboardScreen::closeList()
{
    m_listed.clear();
    emit listChanged();
}

void DashboardScreen::openUnit(const QString& id) { emit m_desk.openItem(id); }

} // namespace regrade::ui
