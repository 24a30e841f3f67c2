#include "insight/judgements.h"

#include "insight/tables.h"
#include "rules/looks.h"

#include <algorithm>
#include <unordered_map>

namespace regrade::insight {

namespace {

/// The marks of the product itself, on one photo or on all; those of its packaging say nothing about its look.
std::vector<domain::Defect> marksOf(const domain::Inspection& inspection, const domain::PhotoHash* photo)
{
    std::vector<domain::Defect> marks;
    std::copy_if(inspection.defects.begin(), inspection.defects.end(), std::back_inserter(marks),
                 [&](const domain::Defect& defect) {
                     return domain::isOnProduct(defect) && (photo == nullptr || defect.photo == *photo);
                 });
    return marks;
}

/// What one row tells: a whole inspection, or one view of several.
struct Look {
    std::string view;
    std::string model;
    double score = 0.0; ///< in units of the taught limit
    std::vector<domain::Defect> marks;
    bool part = false;
};

std::vector<Look> looksOf(const domain::Inspection& seen)
{
    Look whole{.view = seen.photos.empty() ? "" : seen.photos.front().view,
               .model = domain::taughtModel(seen.model),
               .score = domain::taughtScore(seen),
               .marks = marksOf(seen, nullptr)};
    if (!seen.views) {
        return {whole};
    }
    std::vector<Look> looks;
    whole.view.clear(); // of no lesson
    for (std::size_t i = 0; i < seen.views->size() && i < seen.photos.size(); ++i) {
        const domain::ViewEvidence& view = (*seen.views)[i];
        looks.push_back({.view = view.view,
                         .model = domain::taughtModel(view.model),
                         .score = view.score * view.limitFactor.value_or(1.0),
                         .marks = marksOf(seen, &seen.photos[i].hash),
                         .part = true});
    }
    looks.push_back(std::move(whole));
    return looks;
}

using JudgementValues = std::vector<store::Value>;

JudgementValues rowOf(const store::RecordedEvent& event, const domain::Item& unit, const Look& look,
                      const std::optional<domain::Cosmetic>& said)
{
    double areaShare = 0.0;
    std::optional<double> extentMm;
    for (const domain::Defect& mark : look.marks) {
        areaShare += mark.areaShare;
        extentMm = std::max(extentMm, mark.extentMm);
    }
    const store::Value extent = extentMm ? store::Value(*extentMm) : store::Value(nullptr);
    const store::Value proposed = said ? store::Value(std::string(domain::nameOf(*said))) : nullptr;
    return {unit.id.text(),
            std::int64_t{event.version},
            unit.intake->sku.text(),
            unit.intake->category.text(),
            look.view,
            look.model,
            millisecondsOf(event.stamp.at),
            look.score,
            std::min(areaShare, 1.0),
            extent,
            static_cast<std::int64_t>(look.marks.size()),
            proposed,
            std::int64_t{look.part ? 1 : 0}};
}

std::vector<JudgementValues> rowsOf(const store::RecordedEvent& event, const domain::Item& unit,
                                    const domain::Inspection& seen)
{
    std::vector<JudgementValues> rows;
    for (const Look& look : looksOf(seen)) {
        rows.push_back(rowOf(event, unit, look, seen.proposed));
    }
    return rows;
}

Result<void> addRows(store::Database& database, std::vector<JudgementValues> rows, const store::Value& confirmed)
{
    for (JudgementValues& row : rows) {
        row.push_back(confirmed);
        const auto added = database.run(
            "INSERT INTO judgements (item, version, sku, category, view, model, at, score, area, extent, marks,"
            " proposed, part, confirmed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row);
        if (!added) {
            return added.error();
        }
    }
    return {};
}

/// Keeps what nobody has confirmed yet in memory, by unit.
class GatheredJudgements final : public store::Gathering {
public:
    explicit GatheredJudgements(store::Database& database) : m_database(database) {}

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item& before) override { m_cycleBefore = before.cycle; }
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        if (const auto* inspected = std::get_if<domain::ItemInspected>(&event.event); inspected && after.intake) {
            m_open[after.id.text()] = rowsOf(event, after, inspected->inspection);
            return {};
        }
        if (const auto* graded = std::get_if<domain::ItemGraded>(&event.event); graded && graded->axes.cosmetic) {
            const auto open = m_open.extract(after.id.text());
            return open ? addRows(m_database, open.mapped(), std::string(domain::nameOf(*graded->axes.cosmetic)))
                        : Result<void>();
        }
        if (std::holds_alternative<domain::WorkStarted>(event.event) || m_cycleBefore != after.cycle) {
            m_open.erase(after.id.text());
        }
        return {};
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product&) override { return {}; }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override
    {
        for (const auto& [item, rows] : m_open) {
            if (auto added = addRows(m_database, rows, nullptr); !added) {
                return added;
            }
        }
        return {};
    }

private:
    store::Database& m_database;
    int m_cycleBefore = 1;
    std::unordered_map<std::string, std::vector<JudgementValues>> m_open;
};

class Judgements final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "judgements"; }
    [[nodiscard]] int version() const override { return 2; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS judgements",
                          // the key's columns come first: SQLite 3.40's integrity check misreads them elsewhere
                          "CREATE TABLE judgements (item TEXT NOT NULL, version INTEGER NOT NULL, view TEXT NOT NULL,"
                          " part INTEGER NOT NULL, sku TEXT NOT NULL, category TEXT NOT NULL, model TEXT NOT NULL,"
                          " at INTEGER NOT NULL, score REAL NOT NULL, area REAL NOT NULL, extent REAL,"
                          " marks INTEGER NOT NULL, proposed TEXT, confirmed TEXT,"
                          " PRIMARY KEY (item, version, view, part)) STRICT, WITHOUT ROWID",
                          // judgementsOf(): the confirmed ones of one lesson in the order of time
                          "CREATE INDEX judgements_by_lesson ON judgements (sku, view, model, at)",
                          // judgementsIn(): the confirmed ones of one category in the order of time
                          "CREATE INDEX judgements_by_category ON judgements (category, at)",
                      });
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        if (domain::wasSetAside(before, after)) {
            return {};
        }
        if (const auto* inspected = std::get_if<domain::ItemInspected>(&event.event); inspected && after.intake) {
            const auto dropped = dropOpen(database, after.id);
            return dropped ? addRows(database, rowsOf(event, after, inspected->inspection), nullptr) : dropped;
        }
        if (const auto* graded = std::get_if<domain::ItemGraded>(&event.event); graded && graded->axes.cosmetic) {
            return done(database.run("UPDATE judgements SET confirmed = ? WHERE item = ? AND confirmed IS NULL",
                                     {std::string(domain::nameOf(*graded->axes.cosmetic)), after.id.text()}));
        }
        const bool stale = std::holds_alternative<domain::WorkStarted>(event.event) || before.cycle != after.cycle;
        return stale ? dropOpen(database, after.id) : Result<void>{};
    }

    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        return steps.empty()
                   ? Result<void>{}
                   : done(database.run("DELETE FROM judgements WHERE item = ?", {steps.front().after.id.text()}));
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }

    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredJudgements>(database);
    }

private:
    /// What was seen and then superseded, or worked on before anyone confirmed it.
    [[nodiscard]] static Result<void> dropOpen(store::Database& database, const domain::ItemId& item)
    {
        return done(database.run("DELETE FROM judgements WHERE item = ? AND confirmed IS NULL", {item.text()}));
    }
};

Judgement judgementIn(const store::Row& row)
{
    Judgement judgement{.item = row.text(0),
                        .category = row.text(1),
                        .model = row.text(2),
                        .at = timeOf(row.integer(3)),
                        .score = row.real(4),
                        .areaShare = row.real(5),
                        .extentMm = {},
                        .marks = static_cast<int>(row.integer(7)),
                        .proposed = {},
                        .part = row.integer(10) != 0};
    if (!row.isNull(6)) {
        judgement.extentMm = row.real(6);
    }
    if (!row.isNull(8)) {
        judgement.proposed = *domain::cosmeticFrom(row.text(8));
    }
    judgement.confirmed = *domain::cosmeticFrom(row.text(9));
    return judgement;
}

constexpr std::string_view kColumns =
    "item, category, model, at, score, area, extent, marks, proposed, confirmed, part";

Result<std::vector<Judgement>> read(const store::Database& database, const std::string& condition,
                                    const std::vector<store::Value>& values)
{
    std::vector<Judgement> found;
    const auto all = database.each("SELECT " + std::string(kColumns) + " FROM judgements WHERE " + condition +
                                       " AND confirmed IS NOT NULL ORDER BY at, item, version",
                                   values, [&](const store::Row& row) { found.push_back(judgementIn(row)); });
    if (!all) {
        return all.error();
    }
    return found;
}

} // namespace

std::unique_ptr<const store::Projection> makeJudgements() { return std::make_unique<Judgements>(); }

Result<std::vector<Judgement>> judgementsOf(const store::Database& database, const domain::ProductTaught& lesson)
{
    return read(database, "sku = ? AND view = ? AND model = ?",
                {lesson.sku.text(), lesson.view, domain::taughtModel(lesson.model)});
}

Result<std::vector<Judgement>> judgementsIn(const store::Database& database, const domain::CategoryId& category)
{
    return read(database, "category = ? AND part = 0", {category.text()});
}

Result<stats::CalibrationProposal> recalibrationOf(const store::Database& database, const domain::ProductTaught& lesson,
                                                   const rules::Limits& limits)
{
    const auto judgements = judgementsOf(database, lesson);
    if (!judgements) {
        return judgements.error();
    }
    std::vector<stats::LabelledScore> scores;
    for (const Judgement& judgement : *judgements) {
        const bool good = judgement.confirmed == domain::Cosmetic::none;
        if (good || !judgement.part) {
            scores.push_back({judgement.score, good});
        }
    }
    return stats::recalibrate(scores, static_cast<int>(lesson.photos.size()), limits.falseRejectTarget);
}

Result<LookFit> looksOf(const store::Database& database, const domain::CategoryId& category,
                        const rules::Limits& limits)
{
    const auto judgements = judgementsIn(database, category);
    if (!judgements) {
        return judgements.error();
    }
    if (static_cast<int>(judgements->size()) < limits.ordinalLeast) {
        return refused("{} confirmed results are too few to tell the looks apart: at least {} are needed.",
                       {std::to_string(judgements->size()), std::to_string(limits.ordinalLeast)});
    }
    std::vector<stats::OrdinalCase> cases;
    int proposed = 0;
    int agreed = 0;
    for (const Judgement& judgement : *judgements) {
        cases.push_back({stats::ordinalFeatures(judgement.score, judgement.extentMm, judgement.marks),
                         static_cast<int>(judgement.confirmed)});
        proposed += judgement.proposed ? 1 : 0;
        agreed += judgement.proposed == judgement.confirmed ? 1 : 0;
    }
    const auto model = stats::fitOrdinal(cases);
    if (!model) {
        return model.error();
    }
    return LookFit{rules::mapOf(*model), stats::crossValidated(cases), stats::wilsonShare(agreed, proposed)};
}

Result<stats::Drift> driftOf(const store::Database& database, const domain::ProductTaught& lesson,
                             const rules::Limits& limits)
{
    const auto judgements = judgementsOf(database, lesson);
    if (!judgements) {
        return judgements.error();
    }
    std::vector<double> scores;
    for (const Judgement& judgement : *judgements) {
        if (judgement.confirmed == domain::Cosmetic::none) {
            scores.push_back(judgement.score);
        }
    }
    return stats::driftOf(scores, {limits.driftBaseline, limits.driftSlack, limits.driftAlarm});
}

std::optional<domain::Text> alarmOf(const stats::Drift& drift)
{
    if (!drift.alarm) {
        return std::nullopt;
    }
    const std::string last = std::to_string(drift.last);
    domain::Text text{"The light or the camera has changed since this product was taught: the last " + last +
                          " scores of good units are " + (drift.allHigher ? "all higher." : "higher on the whole."),
                      "自学习该商品以来，光线或相机已改变：最近 " + last + " 件良品的得分" +
                          (drift.allHigher ? "全部升高。" : "总体升高。"),
                      "Licht oder Kamera hat sich seit dem Anlernen dieses Produkts geändert: Die letzten " + last +
                          " Werte guter Stücke sind " + (drift.allHigher ? "alle höher." : "im Ganzen höher.")};
    return text;
}

} // namespace regrade::insight
