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
bool isWhole(const domain::BoxSize& box) { return box.lengthMm > 0 && box.widthMm > 0 && box.heightMm > 0; }

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
    return isWhole(m_productSize) ? tr("%1 mm").arg(shown(m_productSize)) : QString();
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
    return m_material.isEmpty() ? nullptr : m_desk.policy().findMaterial(domain::MaterialId(m_material.toStdString()));
}

QString PackingScreen::materialWhy() const { return materialRow() ? m_desk.say(materialRow()->why) : QString(); }
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
    if (!isWhole(m_box) || !isWhole(m_productSize)) {
        return -1.0;
    }
    const double share = stations::voidRatio(m_box, m_productSize);
    return share < 0.0 ? -1.0 : share;
}

QString PackingScreen::missing() const
{
    if (!m_item || m_state != State::Packing) {
        return {};
    }
    if (m_material.isEmpty()) {
        return tr("Choose the packaging material.");
    }
    if (!isWhole(m_box)) {
        return tr("Enter the size of the box.");
    }
    if (!labelPrinted()) {
        return tr("Print the sale label and stick it on the box.");
    }
    const auto events = stations::pack(*m_item, m_desk.policy(), form(m_item->id));
    return events ? QString() : explain(m_desk, events.error());
}

bool PackingScreen::readyToScan() const { return m_state == State::Packing && missing().isEmpty(); }

stations::PackingForm PackingScreen::form(const domain::ItemId& scanned) const
{
    return {domain::MaterialId(m_material.toStdString()), m_box, m_productSize, m_weightG, scanned};
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
        emit formChanged();
    }
}

void PackingScreen::setBox(int lengthMm, int widthMm, int heightMm)
{
    m_box = {lengthMm, widthMm, heightMm};
    emit formChanged();
}

void PackingScreen::chooseBox(const QString& id)
{
    const auto found = std::find_if(m_recentBoxes.begin(), m_recentBoxes.end(),
                                    [&id](const domain::BoxSize& box) { return idOf(box) == id; });
    if (found != m_recentBoxes.end()) {
        m_box = *found;
        emit formChanged();
    }
}

void PackingScreen::setWeight(int grams)
{
    m_weightG = grams;
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
