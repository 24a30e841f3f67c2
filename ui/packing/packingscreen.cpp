#include "packing/packingscreen.h"

#include "station/benchcard.h"
#include "station/rows.h"

#include <algorithm>

namespace regrade::ui {

namespace {

QString textOf(const domain::BoxSize& box, const QString& cross)
{
    return QString::number(box.lengthMm) + cross + QString::number(box.widthMm) + cross + QString::number(box.heightMm);
}

QString idOf(const domain::BoxSize& box) { return textOf(box, QStringLiteral("x")); }
QString shown(const domain::BoxSize& box) { return textOf(box, QStringLiteral(" × ")); }

} // namespace

PackingScreen::PackingScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
        emit materialsChanged();
        emit unitChanged();
        emit formChanged();
    });
    connect(desk.prints(), &PrintDesk::changed, this, &PackingScreen::unitChanged);
    connect(this, &PackingScreen::formChanged, this, &PackingScreen::keepDraft);
}

QString PackingScreen::unit() const { return m_item ? QString::fromStdString(m_item->id.text()) : QString(); }
QString PackingScreen::tag() const { return m_item ? groupedTag(m_item->id) : QString(); }

QString PackingScreen::product() const
{
    return m_item && m_item->intake ? QString::fromStdString(m_item->intake->product) : QString();
}

QString PackingScreen::grade() const
{
    return m_item && m_item->grade ? QString::fromStdString(m_item->grade->text()) : QString();
}

QString PackingScreen::productSize() const
{
    return stations::isWhole(m_productSize) ? tr("%1 mm").arg(shown(m_productSize)) : QString();
}

QVariantList PackingScreen::materials() const
{
    QVariantList options;
    for (const auto& row : m_desk.policy().materials) {
        options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(row.id.text())},
                                   {QStringLiteral("text"), m_desk.say(row.name)}});
    }
    return options;
}

const rules::MaterialRow* PackingScreen::materialRow() const
{
    if (m_carton) {
        const auto* carton = m_desk.policy().findCarton(*m_carton);
        return carton ? m_desk.policy().findMaterial(carton->material) : nullptr;
    }
    return m_material.isEmpty() ? nullptr : m_desk.policy().findMaterial(domain::MaterialId(m_material.toStdString()));
}

QString PackingScreen::materialName() const { return materialRow() ? m_desk.say(materialRow()->name) : QString(); }
bool PackingScreen::recyclable() const { return materialRow() && materialRow()->recyclable; }
bool PackingScreen::biodegradable() const { return materialRow() && materialRow()->biodegradable; }

QVariantList PackingScreen::recentBoxes() const
{
    QVariantList options;
    for (const auto& box : m_recentBoxes) {
        options.append(QVariantMap{{QStringLiteral("id"), idOf(box)}, {QStringLiteral("text"), shown(box)}});
    }
    return options;
}

QString PackingScreen::box() const { return idOf(m_box); }

double PackingScreen::voidShare() const
{
    const auto planned = plan();
    return planned && planned->voidRatio ? *planned->voidRatio : -1.0;
}

int PackingScreen::weightG() const
{
    const auto planned = plan();
    return m_weightG ? *m_weightG : planned ? stations::proposedWeightG(*planned, m_productG) : m_productG;
}

QString PackingScreen::missing() const
{
    if (!m_item || m_state != State::Packing) {
        return {};
    }
    if (!m_carton && m_material.isEmpty()) {
        return m_otherSize && !needsSize() ? tr("Choose the packaging material.") : tr("Choose the carton.");
    }
    if (!m_carton && !stations::isWhole(m_box)) {
        return tr("Enter the size of the box.");
    }
    if (!labelPrinted()) {
        return tr("Print the sale label and stick it on the box.");
    }
    const auto events = stations::pack(*m_item, m_desk.policy(), form(m_item->id), m_desk.now());
    if (!events) {
        return explain(m_desk, events.error());
    }
    return allInserted() ? QString() : tr("Put the papers in and tick them.");
}

bool PackingScreen::readyToScan() const { return m_state == State::Packing && missing().isEmpty(); }

stations::PackingForm PackingScreen::form(const domain::ItemId& scanned) const
{
    stations::PackingForm form{.material = domain::MaterialId(m_material.isEmpty() ? "-" : m_material.toStdString()),
                               .box = m_box,
                               .product = m_productSize,
                               .scannedLabel = scanned,
                               .carton = m_carton,
                               .filler = m_filler};
    for (const auto* insert : dueInserts()) {
        if (m_inserted.contains(insert->id.text())) {
            form.inserts.push_back(insert->id);
        }
    }
    const auto planned = stations::planPacking(m_desk.policy(), form);
    form.weightG = m_weightG.value_or(planned ? stations::proposedWeightG(*planned, m_productG) : m_productG);
    return form;
}

void PackingScreen::refresh()
{
    QVariantList rows;
    for (const auto& stage : stagesOf(m_desk.policy(), rules::StageKind::packing)) {
        rows.append(queueOfStage(m_desk, stage));
    }
    if (rows != m_queue) {
        m_queue = rows;
        emit queueChanged();
    }
}

void PackingScreen::chooseMaterial(const QString& id)
{
    if (offers(materials(), id)) {
        m_material = id;
        m_carton.reset();
        m_otherSize = true;
        emit formChanged();
    }
}

void PackingScreen::setBox(int lengthMm, int widthMm, int heightMm)
{
    m_box = {lengthMm, widthMm, heightMm};
    m_carton.reset();
    m_otherSize = true;
    emit formChanged();
}

void PackingScreen::chooseBox(const QString& id)
{
    const auto found = std::find_if(m_recentBoxes.begin(), m_recentBoxes.end(),
                                    [&id](const domain::BoxSize& box) { return idOf(box) == id; });
    if (found != m_recentBoxes.end()) {
        m_box = *found;
        m_carton.reset();
        emit formChanged();
    }
}

void PackingScreen::setWeight(int grams)
{
    m_weightG = grams > 0 ? std::optional(grams) : std::nullopt;
    emit formChanged();
}

void PackingScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit statusChanged();
}

void PackingScreen::setBusy(bool busy)
{
    m_busy = busy;
    emit statusChanged();
}

} // namespace regrade::ui
