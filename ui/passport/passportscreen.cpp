#include "passport/passportscreen.h"

#include "insight/tradeins.h"
#include "insight/worklist.h"
#include "passport/history.h"
#include "station/benchcard.h"
#include "station/labelpaper.h"
#include "station/picture.h"
#include "station/rows.h"
#include "stations/packing.h"
#include "store/eventlog.h"

#include <QLocale>

#include <algorithm>

namespace regrade::ui {

PassportScreen::PassportScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_repair(new RepairPair(desk, this)),
      m_ticket(new TicketView(
          desk, [this](const QString& problem, const QString& notice) { tell(problem, notice); }, this))
{
    connect(&desk, &Desk::forbiddenChanged, this, &PassportScreen::unitChanged);
    connect(desk.prints(), &PrintDesk::changed, this, &PassportScreen::unitChanged);
}

QString PassportScreen::unit() const { return m_item ? QString::fromStdString(m_item->id.text()) : QString(); }
QString PassportScreen::tag() const { return m_item ? groupedTag(m_item->id) : QString(); }

QString PassportScreen::product() const
{
    return m_item && m_item->intake ? QString::fromStdString(m_item->intake->product) : QString();
}

QString PassportScreen::where() const { return m_item ? whereabouts(m_desk, *m_item) : QString(); }

bool PassportScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        if (command->verb != QLatin1String("PRINT") || !canReprint()) {
            return false;
        }
        if (m_busy) {
            tell(tr("The last step is still being written down. Scan again in a moment."));
        } else {
            reprint();
        }
        return true;
    }
    const auto tag = tagIn(text);
    if (!tag || !m_desk.item(*tag)) {
        return false;
    }
    open(text);
    return true;
}

void PassportScreen::refresh()
{
    readMatches();
    if (m_item) {
        if (auto item = m_desk.item(m_item->id)) {
            show(*std::move(item));
        }
    }
}

void PassportScreen::open(const QString& text)
{
    const auto tag = tagIn(text);
    if (!tag) {
        tell(tr("“%1” is no complete tag. Check the letters and try again.").arg(text.left(40)));
        return;
    }
    auto item = m_desk.item(*tag);
    if (!item) {
        tell(m_desk.say(item.error()));
        return;
    }
    m_photoIndex = 0;
    m_labelFile.clear();
    tell({});
    show(*std::move(item));
}

void PassportScreen::show(domain::Item item)
{
    m_item = std::move(item);
    emit statusChanged();
    readTimeline();
    const auto picture = labelPicture(m_desk, *m_item, labelKind());
    m_label = picture ? *picture : QImage();
    emit unitChanged();
    choosePhoto(m_photoIndex);
}

void PassportScreen::readTimeline()
{
    m_timeline.clear();
    const auto history = store::EventLog(m_desk.reader()).history(domain::subjectOf(m_item->id));
    if (!history) {
        tell(m_desk.say(history.error()));
        return;
    }
    domain::Events events;
    for (const auto& entry : *history) {
        events.push_back(entry.event);
    }
    m_repair->show(events);
    for (const passport::TimelineEntry& entry : passport::timeline(*history, m_desk.policy())) {
        const bool gap = entry.sincePrevious.count() > 0;
        m_timeline.push_front(
            QVariantMap{{"icon", QString::fromStdString(entry.icon)},
                        {"title", m_desk.say(entry.title)},
                        {"detail", m_desk.say(entry.detail)},
                        {"when", m_desk.when(entry.at)},
                        {"who", QString::fromStdString(entry.actor)},
                        {"gap", gap ? tr("after %1").arg(m_desk.duration(entry.sincePrevious)) : QString()}});
    }
}

void PassportScreen::search(const QString& text)
{
    m_search = text.trimmed();
    readMatches();
}

void PassportScreen::readMatches()
{
    insight::WorklistFilter filter;
    if (!m_search.isEmpty()) {
        filter.text = m_search.toStdString();
    }
    m_matches = queueRows(m_desk, filter);
    const auto units = m_desk.units(filter, 0, static_cast<int>(m_matches.size()));
    for (qsizetype i = 0; units && i < m_matches.size(); ++i) {
        // Days count only while the unit is in the house or on offer.
        const std::string& standing = (*units)[static_cast<std::size_t>(i)].standing;
        if (standing == "sold" || standing == "exited") {
            QVariantMap match = m_matches[i].toMap();
            match["age"] = standing == "sold" ? tr("sold") : tr("gone");
            match["state"] = QString();
            m_matches[i] = match;
        }
    }
    emit matchesChanged();
}

QString PassportScreen::grade() const
{
    return m_item && m_item->grade ? QString::fromStdString(m_item->grade->text()) : QString();
}

QString PassportScreen::gradeName() const
{
    if (!m_item || !m_item->grade) {
        return tr("Not graded yet");
    }
    const rules::GradeRow* row = m_desk.policy().findGrade(*m_item->grade);
    return row == nullptr ? grade() : m_desk.say(row->name);
}

QStringList PassportScreen::gradeWhy() const
{
    return m_item && m_item->grading ? whyOf(m_desk, m_item->grading->verdict.reasons) : QStringList();
}

QVariantList PassportScreen::facts() const
{
    if (!m_item || !m_item->intake) {
        return {};
    }
    const domain::ItemReceived& intake = *m_item->intake;
    const auto named = [this](const std::vector<rules::NamedRow>& rows, const std::string& id) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; });
        return row == rows.end() ? QString::fromStdString(id) : m_desk.say(row->name);
    };
    const auto fact = [](const QString& name, const QString& value, bool mono = false) {
        return QVariantMap{{"name", name}, {"value", value}, {"mono", mono}};
    };
    const rules::Policy& policy = m_desk.policy();
    QVariantList facts{
        fact(tr("SKU"), QString::fromStdString(intake.sku.text()), true),
        fact(tr("Order"), QString::fromStdString(intake.order), true),
        fact(tr("Customer's reason"), named(policy.reasons, intake.reason.text())),
        fact(tr("Came in by"), named(policy.sources, intake.source.text())),
        fact(tr("Seller"), QString::fromStdString(intake.owner.text())),
        fact(tr("Original price"), m_desk.money(intake.originalPrice)),
    };
    if (m_item->receivedAt) {
        facts.push_back(fact(tr("Received"), m_desk.when(*m_item->receivedAt)));
    }
    if (intake.serial) {
        facts.push_back(fact(tr("Serial number"), QString::fromStdString(*intake.serial), true));
    }
    if (m_item->cycle > 1) {
        facts.push_back(fact(tr("Time in the house"), tr("no. %1").arg(m_item->cycle)));
    }
    const auto tradeIn = intake.quote
                             ? insight::tradeInOf(m_desk.reader(), m_item->id)
                             : Result<std::optional<insight::TradeInRow>>(std::optional<insight::TradeInRow>());
    if (tradeIn && *tradeIn) {
        const insight::TradeInRow& row = **tradeIn;
        facts.push_back(fact(
            tr("Trade-in"),
            row.graded.empty()
                ? tr("%1 paid, answered as grade %2").arg(m_desk.money(row.offer), QString::fromStdString(row.quoted))
                : tr("%1 paid, answered as grade %2, graded %3")
                      .arg(m_desk.money(row.offer), QString::fromStdString(row.quoted),
                           QString::fromStdString(row.graded))));
    }
    if (intake.batch) {
        facts.push_back(fact(tr("Pallet or batch"), QString::fromStdString(*intake.batch), true));
    }
    facts.push_back(fact(tr("Cost of work so far"), m_desk.money(m_item->refurbCost)));
    if (m_item->offer) {
        facts.push_back(fact(tr("Offer"), m_desk.money(m_item->offer->price)));
    }
    if (m_item->sale) {
        facts.push_back(fact(tr("Sold for"), m_desk.money(m_item->sale->price)));
    }
    return facts;
}

QVariantList PassportScreen::photos() const
{
    QVariantList photos;
    if (m_item && m_item->inspection) {
        for (const domain::PhotoRef& photo : m_item->inspection->photos) {
            photos.push_back(
                QVariantMap{{"url", archivedUrl(m_desk, photo)}, {"view", QString::fromStdString(photo.view)}});
        }
    }
    return photos;
}

void PassportScreen::choosePhoto(int index)
{
    m_photo = {};
    m_photoIndex = 0;
    if (m_item && m_item->inspection && !m_item->inspection->photos.empty()) {
        const auto& photos = m_item->inspection->photos;
        m_photoIndex = std::clamp(index, 0, static_cast<int>(photos.size()) - 1);
        m_photo = archivedPhoto(m_desk, photos[static_cast<std::size_t>(m_photoIndex)]);
    }
    emit photoChanged();
}

std::vector<const domain::Defect*> PassportScreen::defectsInPhoto() const
{
    std::vector<const domain::Defect*> found;
    if (!m_item || !m_item->inspection || m_item->inspection->photos.empty()) {
        return found;
    }
    const auto& photo = m_item->inspection->photos[static_cast<std::size_t>(m_photoIndex)];
    for (const domain::Defect& defect : m_item->inspection->defects) {
        if (defect.photo == photo.hash) {
            found.push_back(&defect);
        }
    }
    return found;
}

QVariantList PassportScreen::boxes() const
{
    QVariantList boxes;
    for (const domain::Defect* defect : defectsInPhoto()) {
        boxes.push_back(QVariantMap{
            {"x", defect->box.x}, {"y", defect->box.y}, {"width", defect->box.width}, {"height", defect->box.height}});
    }
    return boxes;
}

QStringList PassportScreen::defects() const
{
    QStringList lines;
    const auto named = [this](const std::vector<rules::NamedRow>& rows, const std::string& id) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; });
        return row == rows.end() ? QString::fromStdString(id) : m_desk.say(row->name);
    };
    for (const domain::Defect* defect : defectsInPhoto()) {
        lines.push_back(tr("%1. %2, %3 · %4 times the taught limit")
                            .arg(lines.size() + 1)
                            .arg(named(m_desk.policy().defectKinds, defect->kind.text()),
                                 named(m_desk.policy().zones, defect->zone.text()))
                            .arg(QLocale().toString(defect->score, 'f', 1)));
    }
    return lines;
}

domain::LabelKind PassportScreen::labelKind() const
{
    return m_item && m_item->saleLabels > 0 ? domain::LabelKind::sale : domain::LabelKind::intake;
}

bool PassportScreen::canReprint() const
{
    return m_item && m_item->standing == domain::Standing::inHouse && reprintLacks().isEmpty();
}

QString PassportScreen::reprintLacks() const
{
    return m_desk.forbidden().value(QStringLiteral("label.print")).toString();
}

void PassportScreen::reprint()
{
    if (!m_item || m_busy || !reprintLacks().isEmpty()) {
        return;
    }
    const domain::LabelKind kind = domain::LabelKind::intake;
    if (m_desk.prints()->isSetUp()) {
        m_busy = true;
        m_labelFile.clear();
        emit statusChanged();
        m_desk.prints()->print(m_item->id, kind, {}, this,
                               [this](const Result<workers::Receipt>& receipt) { noteReprint(receipt); });
        return;
    }
    const auto paper = writeLabel(m_desk, *m_item, kind);
    if (!paper) {
        tell(m_desk.say(paper.error()));
        return;
    }
    m_busy = true;
    m_label = paper->preview;
    m_labelFile = paper->file;
    emit statusChanged();
    m_desk.submit(
        m_item->id,
        [policy = m_desk.sharedPolicy(), kind, content = paper->content](const domain::Item& item, Time) {
            return stations::printLabel(item, *policy, kind, content);
        },
        this, [this](const Result<workers::Receipt>& receipt) { noteReprint(receipt); });
}

void PassportScreen::noteReprint(const Result<workers::Receipt>& receipt)
{
    m_busy = false;
    if (receipt) {
        tell({}, tr("The label is printed again and on record. Destroy the one before."));
    } else {
        tell(m_desk.say(receipt.error()));
    }
}

QString PassportScreen::labelCopy() const
{
    const bool sale = labelKind() == domain::LabelKind::sale;
    const int copies = !m_item ? 0 : sale ? m_item->saleLabels : m_item->intakeLabels;
    const QString kind = sale ? tr("Sale label") : tr("Intake label");
    if (copies == 0) {
        return {};
    }
    return copies == 1 ? tr("%1, copy 1 counts.").arg(kind)
                       : tr("%1, copy %2 counts. Earlier copies are void: destroy them.").arg(kind).arg(copies);
}

QString PassportScreen::labelPlace() const
{
    return m_item ? m_desk.prints()->whereIs(m_item->id, labelKind()) : QString();
}

void PassportScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit statusChanged();
}

} // namespace regrade::ui
