#include "dashboard/dashboardscreen.h"

#include "dashboard/kpipaper.h"
#include "dashboard/kpirows.h"
#include "dashboard/unitlist.h"

#include <algorithm>

namespace regrade::ui {
namespace {

namespace kpi = insight::kpi;

constexpr int kListRows = 300;

QString textOfRow(const QVariantList& rows, const QString& id, const char* field)
{
    for (const QVariant& row : rows) {
        if (row.toMap()[QStringLiteral("id")].toString() == id) {
            return row.toMap()[QLatin1String(field)].toString();
        }
    }
    return id;
}

} // namespace

DashboardScreen::DashboardScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk), m_filter(desk) {}

void DashboardScreen::setPolicyFolder(const std::filesystem::path& folder)
{
    auto targets = rules::readTargets(folder, m_desk.policy());
    auto impact = rules::readImpactRules(folder, m_desk.policy());
    if (!targets || !impact) {
        m_policyProblem = !targets ? targets.error() : impact.error();
        return;
    }
    m_targets = *std::move(targets);
    m_impact = *std::move(impact);
}

kpi::Rules DashboardScreen::rules() const { return {m_desk.policy(), m_targets, m_impact ? &*m_impact : nullptr}; }

QVariantList DashboardScreen::groups() const
{
    return {QVariantMap{{"id", "board"}, {"text", tr("Board")}},
            QVariantMap{{"id", "efficiency"}, {"text", tr("Efficiency")}},
            QVariantMap{{"id", "quality"}, {"text", tr("Quality")}},
            QVariantMap{{"id", "finance"}, {"text", tr("Finance")}},
            QVariantMap{{"id", "sustainability"}, {"text", tr("Sustainability")}}};
}

/// SQLite counts up whenever another connection has written, and only the clerk's writes.
std::int64_t DashboardScreen::storeState() const
{
    std::int64_t state = 0;
    const auto read =
        m_desk.reader().each("PRAGMA data_version", {}, [&](const store::Row& row) { state = row.integer(0); });
    return read ? state : -1;
}

Result<void> DashboardScreen::readFigures()
{
    if (auto read = m_filter.read(); !read) {
        return read;
    }
    const kpi::Ask ask = m_filter.ask();
    const auto board = kpi::board(m_desk.reader(), rules(), ask.scope, ask.now);
    auto look = board ? kpi::look(m_desk.reader(), rules(), ask) : Result<kpi::Look>(board.error());
    if (!look) {
        return look.error();
    }
    m_look = *std::move(look);
    m_stages = boardRows(m_desk, *board);
    m_ages = ageRows(m_desk, *board);
    m_sums = {{"open", static_cast<qlonglong>(board->open)},
              {"stock", static_cast<qlonglong>(board->stock)},
              {"overAge", static_cast<qlonglong>(board->overAge)},
              {"toGrade", 0},
              {"inWork", 0},
              {"toSell", 0}};
    for (const kpi::StageLoad& stage : board->stages) {
        QVariant& sum = m_sums[QString::fromStdString(stage.phase)];
        sum = sum.toLongLong() + static_cast<qlonglong>(stage.units);
    }
    const auto any = std::any_of(m_look->tiles.begin(), m_look->tiles.end(), [](const auto& one) { return one.n > 0; });
    const bool narrowed = ask.scope.category || ask.scope.site || (ask.scope.owner && m_desk.onlyOwner().empty());
    m_empty = !any && board->stock == 0 && !narrowed && m_filter.isWholeTime();
    return {};
}

void DashboardScreen::fillTiles()
{
    m_tiles.clear();
    if (!m_look) {
        return;
    }
    for (const kpi::Tile& tile : m_look->tiles) {
        if (QString::fromUtf8(kpi::nameOf(tile.group).data()) == m_group) {
            m_tiles.push_back(tileRow(m_desk, tile));
        }
    }
}

void DashboardScreen::refresh()
{
    m_storeState = storeState();
    const auto read = m_policyProblem ? Result<void>(*m_policyProblem) : readFigures();
    m_problem = read ? QString() : m_desk.say(read.error());
    fillTiles();
    if (listShown()) {
        openList(m_listed.section(QLatin1Char('|'), 0, 0), m_listed.section(QLatin1Char('|'), 1), m_listTitle);
    }
    emit changed();
}

void DashboardScreen::refreshIfChanged()
{
    if (storeState() != m_storeState) {
        refresh();
    }
}

void DashboardScreen::show(const QString& group)
{
    m_group = group;
    m_notice.clear();
    m_detail.clear();
    fillTiles();
    emit changed();
}

void DashboardScreen::choose(const QString& filter, const QString& option)
{
    m_filter.choose(filter, option);
    m_notice.clear();
    refresh();
}

void DashboardScreen::openTile(const QString& id)
{
    if (id == QLatin1String("open")) {
        openList(QStringLiteral("stock"), QString(), tr("In house"));
    } else {
        m_detail = id;
    }
    emit changed();
}

QVariantMap DashboardScreen::detail() const
{
    if (m_look && !m_detail.isEmpty()) {
        for (const kpi::Tile& tile : m_look->tiles) {
            if (tile.id == m_detail.toStdString()) {
                return tileRow(m_desk, tile);
            }
        }
    }
    return {};
}

void DashboardScreen::closeDetail()
{
    m_detail.clear();
    emit changed();
}

void DashboardScreen::openUnits(const QString& part)
{
    const QVariantMap shown = detail();
    const QString title = shown[QStringLiteral("title")].toString();
    const QString name = textOfRow(shown[QStringLiteral("parts")].toList(), part, "text");
    const bool ages = m_detail == QLatin1String("overAge") && !part.isEmpty();
    openList(ages ? QStringLiteral("stockAge") : m_detail, part,
             part.isEmpty() ? title : title + QStringLiteral(": ") + name);
    emit changed();
}

void DashboardScreen::openStage(const QString& id)
{
    openList(QStringLiteral("stock"), id, textOfRow(m_stages, id, "text"));
    emit changed();
}

void DashboardScreen::openAge(const QString& key)
{
    openList(QStringLiteral("stockAge"), key, textOfRow(m_ages, key, "text"));
    emit changed();
}

void DashboardScreen::openList(const QString& tile, const QString& part, const QString& title)
{
    const auto page = kpi::unitsBehind(m_desk.reader(), rules(), m_filter.ask(), tile.toStdString(), part.toStdString(),
                                       0, kListRows);
    if (!page) {
        m_problem = m_desk.say(page.error());
        return;
    }
    m_units = unitRows(m_desk, *page);
    m_total = page->total;
    m_listTitle = title;
    m_listed = tile + QLatin1Char('|') + part;
}

QString DashboardScreen::listCaption() const
{
    return m_total > m_units.size() ? tr("the first %1 of %2 units, oldest first").arg(m_units.size()).arg(m_total)
                                    : tr("Units: %1, oldest first").arg(m_units.size());
}

void DashboardScreen::closeList()
{
    m_listed.clear();
    emit changed();
}

void DashboardScreen::openUnit(const QString& id) { emit m_desk.openItem(id); }

void DashboardScreen::tellFile(const Result<QString>& file)
{
    m_problem = file ? QString() : m_desk.say(file.error());
    m_notice = file ? tr("Written: %1").arg(*file) : QString();
    emit changed();
}

void DashboardScreen::writePdf()
{
    if (m_look) {
        tellFile(writeKpiPdf(m_desk, *m_look, told()));
    }
}

void DashboardScreen::writeCsv()
{
    if (m_look) {
        tellFile(writeKpiCsv(m_desk, *m_look));
    }
}

QString DashboardScreen::pictureFile()
{
    const auto file = kpiFile(m_desk, ".png");
    if (!file) {
        tellFile(file);
        return {};
    }
    return *file;
}

void DashboardScreen::pictureWritten(const QString& file, bool written)
{
    tellFile(written ? Result<QString>(file)
                     : Result<QString>(
                           storageError("The file {} cannot be written. Choose another place, or make room there.",
                                        {file.toStdString()})));
}

} // namespace regrade::ui
