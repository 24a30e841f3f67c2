#include "packing/packingscreen.h"

#include "qr/cartoncode.h"
#include "station/benchcard.h"
#include "station/labelpaper.h"
#include "station/rows.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr std::size_t kRecentBoxes = 4;

} // namespace

bool PackingScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        return takeCommand(command->verb, command->argument);
    }
    if (const auto carton = qr::cartonIn(text.toStdString())) {
        chooseCarton(QString::fromStdString(*carton));
        return true;
    }
    const auto id = tagIn(text);
    if (!id) {
        return false;
    }
    if (m_busy) {
        tell(tr("The last step is still being written down. Scan again in a moment."));
    } else if (m_state == State::Packing && labelPrinted()) {
        pack(*id);
    } else if (m_state == State::Packing && m_item->id == *id) {
        tell(tr("This unit is on the bench already. Print its sale label next."));
    } else {
        open(*id);
    }
    return true;
}

bool PackingScreen::takeCommand(const QString& verb, const QString& argument)
{
    if (verb == QLatin1String("PRINT")) {
        printLabel();
    } else if (verb == QLatin1String("OK")) {
        takeMain();
    } else if (verb == QLatin1String("PASSALL")) {
        tickAllInserts();
    } else if (verb == QLatin1String("ASIDE")) {
        putAside();
    } else if (verb == QLatin1String("NEXT")) {
        next();
    } else {
        return takeChoice(verb, argument);
    }
    return true;
}

bool PackingScreen::takeChoice(const QString& verb, const QString& argument)
{
    const auto sides = argument.split(QLatin1Char('x'));
    if (verb == QLatin1String("CARTON")) {
        chooseCarton(argument);
    } else if (verb == QLatin1String("MATERIAL")) {
        chooseMaterial(argument);
    } else if (verb == QLatin1String("FILLER")) {
        chooseFiller(argument);
    } else if (verb == QLatin1String("INSERT")) {
        tickInsert(argument, true);
    } else if (verb == QLatin1String("BOX") && sides.size() == 3) {
        setBox(sides[0].toInt(), sides[1].toInt(), sides[2].toInt());
    } else if (verb == QLatin1String("SIZE") && sides.size() == 3) {
        setProductSize(sides[0].toInt(), sides[1].toInt(), sides[2].toInt());
    } else {
        return false;
    }
    return true;
}

/// What the blue button does; a label that is printed is never voided by it.
void PackingScreen::takeMain()
{
    if (m_state == State::Packed) {
        next();
    } else if (m_state == State::Packing && labelPrinted()) {
        tell(missing(), missing().isEmpty() ? tr("Stick the label on the box and scan it.") : QString());
    } else {
        if (m_state == State::Packing && !m_carton && !stations::isWhole(m_box)) {
            takeProposal();
        }
        printLabel();
    }
}

void PackingScreen::choose(const QString& tag)
{
    const auto id = tagIn(tag);
    if (id && !m_busy) {
        open(*id);
    } else if (!id) {
        tell(tr("%1 is no tag of a unit.").arg(tag));
    }
}

void PackingScreen::open(const domain::ItemId& id)
{
    auto item = m_desk.item(id);
    if (!item) {
        tell(explain(m_desk, item.error()));
        return;
    }
    const auto stage = item->stage();
    const auto* row = stage ? m_desk.policy().findStage(*stage) : nullptr;
    if (!row || row->kind != rules::StageKind::packing) {
        tell(tr("%1 It cannot be packed now.").arg(whereabouts(m_desk, *item)));
        return;
    }
    begin(*item);
    m_item = *std::move(item);
    proposeAnew();
    takeProposal();
    takeUpDraft();
    tell({});
    emit unitChanged();
    emit formChanged();
}

/// Nothing of the unit before stays.
void PackingScreen::begin(const domain::Item& item)
{
    m_state = State::Packing;
    m_weightG.reset();
    m_inserted.clear();
    m_material.clear();
    m_box = {};
    m_filler = m_desk.policy().fillers.front().id;
    m_label = QImage();
    m_labelFile.clear();
    if (item.saleLabels > 0) {
        if (const auto picture = labelPicture(m_desk, item, domain::LabelKind::sale)) {
            m_label = *picture;
        }
    }
    m_productSize = {};
    m_productG = 0;
    if (item.intake) {
        readProduct(item.intake->sku);
    }
}

void PackingScreen::readProduct(const domain::Sku& sku)
{
    const auto product = m_desk.product(sku);
    if (product && product->facts) {
        m_productSize = product->facts->size;
        m_productG = product->facts->weightG;
    }
    const auto told = m_toldSizes.find(sku);
    if (!stations::isWhole(m_productSize) && told != m_toldSizes.end()) {
        m_productSize = told->second;
    }
}

void PackingScreen::show(domain::Item item)
{
    m_item = std::move(item);
    emit unitChanged();
    emit formChanged();
}

void PackingScreen::next()
{
    if (m_queue.isEmpty()) {
        putAside();
    } else {
        choose(m_queue.front().toMap().value(QStringLiteral("id")).toString());
    }
}

void PackingScreen::putAside()
{
    if (m_busy) {
        return;
    }
    m_item.reset();
    m_offers.clear();
    m_carton.reset();
    m_state = State::Empty;
    m_label = QImage();
    m_labelFile.clear();
    tell({});
    emit unitChanged();
    emit formChanged();
}

void PackingScreen::pack(const domain::ItemId& scanned)
{
    if (const QString why = missing(); !why.isEmpty()) {
        tell(why);
        return;
    }
    setBusy(true);
    m_desk.submit(
        m_item->id,
        [policy = m_desk.sharedPolicy(), form = form(scanned)](const domain::Item& item, Time now) {
            return stations::pack(item, *policy, form, now);
        },
        this,
        [this, id = m_item->id](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            auto item = receipt ? m_desk.item(id) : receipt.error();
            if (!item) {
                tell(explain(m_desk, item.error()));
                return;
            }
            if (!m_carton) {
                std::erase(m_recentBoxes, m_box);
                m_recentBoxes.insert(m_recentBoxes.begin(), m_box);
                m_recentBoxes.resize(std::min(m_recentBoxes.size(), kRecentBoxes));
            }
            m_state = State::Packed;
            tell({}, tr("Packed. %1").arg(whereabouts(m_desk, *item)));
            show(*std::move(item));
        });
}

} // namespace regrade::ui
