#include "guests/tourscreen.h"

#include "desk/toscreen.h"
#include "passport/unitreport.h"
#include "station/benchcard.h"
#include "station/rows.h"
#include "store/eventlog.h"

namespace regrade::ui {

struct TourScreen::Shown {
    passport::UnitReport report;
};

TourScreen::TourScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, [this] {
        const QString tag = m_tag;
        m_tag.clear();
        choose(tag);
    });
}

bool TourScreen::takeScan(const QString& text)
{
    const auto id = tagIn(text);
    if (id && m_desk.item(*id)) {
        choose(QString::fromStdString(id->text()));
        return true;
    }
    return m_locked;
}

void TourScreen::refresh()
{
    insight::WorklistFilter filter;
    filter.standing = "listed";
    m_units.clear();
    for (const QVariant& row : queueRows(m_desk, filter)) {
        QVariantMap shown = row.toMap();
        shown[QStringLiteral("subtitle")] = QString(); // how long it lies here is for the house
        shown[QStringLiteral("age")] = QString();
        shown[QStringLiteral("state")] = QString();
        m_units.append(shown);
    }
    emit changed();
}

void TourScreen::choose(const QString& tag)
{
    if (tag.isEmpty() || m_busy) {
        return;
    }
    m_busy = true;
    const auto tongue = m_desk.language() == QLatin1String("en") ? passport::Tongue::en : passport::Tongue::zh;
    const auto database = m_desk.data() / "regrade.db";
    m_desk.aside<std::shared_ptr<const Shown>>(
        [database, tongue, id = domain::ItemId(tag.toStdString()), policy = m_desk.sharedPolicy(), at = m_desk.now(),
         photos = m_desk.photos()]() -> Result<std::shared_ptr<const Shown>> {
            const auto reader = store::Database::openForReading(database);
            if (!reader) {
                return reader.error();
            }
            const store::EventLog log(*reader);
            auto item = log.item(id);
            auto history =
                item ? log.history(domain::subjectOf(id)) : Result<std::vector<store::RecordedEvent>>(item.error());
            if (!history) {
                return history.error();
            }
            auto report = passport::unitReportOf({*std::move(item), *std::move(history), policy, at}, photos, tongue);
            return report
                       ? Result<std::shared_ptr<const Shown>>(std::make_shared<const Shown>(Shown{*std::move(report)}))
                       : report.error();
        },
        this,
        [this, tag](const Result<std::shared_ptr<const Shown>>& shown) {
            m_busy = false;
            m_problem = shown ? QString() : m_desk.say(shown.error());
            if (shown) {
                m_tag = tag;
                show(**shown);
            }
            emit changed();
        });
    emit changed();
}

void TourScreen::show(const Shown& shown)
{
    const passport::UnitReport& report = shown.report;
    m_product = QString::fromStdString(report.product);
    m_grade = QString::fromStdString(report.grade);
    m_meaning = QString::fromStdString(report.gradeMeaning);
    m_steps.clear();
    for (const passport::ReportStep& step : report.steps) {
        m_steps.append(QVariantMap{{QStringLiteral("title"), QString::fromStdString(step.title)},
                                   {QStringLiteral("detail"), QString::fromStdString(step.detail)},
                                   {QStringLiteral("day"), QString::fromStdString(step.day)},
                                   {QStringLiteral("duration"), QString::fromStdString(step.duration)}});
    }
    m_facts.clear();
    for (const passport::ReportTest& test : report.tests) {
        m_facts.append(QVariantMap{{QStringLiteral("name"), QString::fromStdString(test.name)},
                                   {QStringLiteral("value"), QString::fromStdString(test.result)}});
    }
    for (const passport::ReportPart& part : report.parts) {
        m_facts.append(QVariantMap{{QStringLiteral("name"), QString::fromStdString(part.name)},
                                   {QStringLiteral("value"), QString::fromStdString(part.origin)}});
    }
}

} // namespace regrade::ui
