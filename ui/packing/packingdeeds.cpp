#include "packing/packingscreen.h"

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
    if (verb == QLatin1String("PRINT") || verb == QLatin1String("OK")) {
        printLabel();
    } else if (verb == QLatin1String("MATERIAL")) {
        chooseMaterial(argument);
    } else if (verb == QLatin1String("BOX")) {
        const auto sides = argument.split(QLatin1Char('x'));
        if (sides.size() == 3) {
            setBox(sides[0].toInt(), sides[1].toInt(), sides[2].toInt());
        }
    } else if (verb == QLatin1String("ASIDE")) {
        putAside();
    } else if (verb == QLatin1String("NEXT")) {
        next();
    } else {
        return false;
    }
    return true;
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
    m_state = State::Packing;
    m_productSize = {};
    m_weightG = 0;
    if (item->intake) {
        const auto product = m_desk.product(item->intake->sku);
        if (product && product->facts) {
            m_productSize = product->facts->size;
            m_weightG = product->facts->weightG;
        }
    }
    m_material.clear();
    m_box = {};
    m_label = QImage();
    m_labelFile.clear();
    if (item->saleLabels > 0) {
        if (const auto picture = labelPicture(m_desk, *item, domain::LabelKind::sale)) {
            m_label = *picture;
        }
    }
    tell({});
    show(*std::move(item));
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
    m_state = State::Empty;
    m_label = QImage();
    m_labelFile.clear();
    tell({});
    emit unitChanged();
    emit formChanged();
}

void PackingScreen::printLabel()
{
    if (!m_item || m_busy || m_state != State::Packing) {
        return;
    }
    if (m_desk.prints()->isSetUp()) {
        sendLabel();
    } else {
        writeLabelFile();
    }
}

void PackingScreen::sendLabel()
{
    setBusy(true);
    m_desk.prints()->print(m_item->id, domain::LabelKind::sale, {}, this,
                           [this, id = m_item->id](const Result<workers::Receipt>& receipt) {
                               setBusy(false);
                               auto item = receipt ? m_desk.item(id) : receipt.error();
                               if (!item) {
                                   tell(explain(m_desk, item.error()));
                                   return;
                               }
                               const auto picture = labelPicture(m_desk, *item, domain::LabelKind::sale);
                               m_label = picture ? *picture : QImage();
                               m_labelFile.clear();
                               tell({});
                               show(*std::move(item));
                           });
}

QString PackingScreen::labelPlace() const
{
    return m_item ? m_desk.prints()->whereIs(m_item->id, domain::LabelKind::sale) : QString();
}

/// Where no printer is set up.
void PackingScreen::writeLabelFile()
{
    const auto paper = writeLabel(m_desk, *m_item, domain::LabelKind::sale);
    if (!paper) {
        tell(explain(m_desk, paper.error()));
        return;
    }
    setBusy(true);
    m_desk.submit(
        m_item->id,
        [policy = m_desk.sharedPolicy(), content = paper->content](const domain::Item& item, Time) {
            return stations::printLabel(item, *policy, domain::LabelKind::sale, content);
        },
        this,
        [this, id = m_item->id, paper = *paper](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            auto item = receipt ? m_desk.item(id) : receipt.error();
            if (!item) {
                tell(explain(m_desk, item.error()));
                return;
            }
            m_label = paper.preview;
            m_labelFile = paper.file;
            tell({});
            show(*std::move(item));
        });
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
        [policy = m_desk.sharedPolicy(), form = form(scanned)](const domain::Item& item, Time) {
            return stations::pack(item, *policy, form);
        },
        this,
        [this, id = m_item->id](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            auto item = receipt ? m_desk.item(id) : receipt.error();
            if (!item) {
                tell(explain(m_desk, item.error()));
                return;
            }
            std::erase(m_recentBoxes, m_box);
            m_recentBoxes.insert(m_recentBoxes.begin(), m_box);
            m_recentBoxes.resize(std::min(m_recentBoxes.size(), kRecentBoxes));
            m_state = State::Packed;
            tell({}, tr("Packed. %1").arg(whereabouts(m_desk, *item)));
            show(*std::move(item));
        });
}

} // namespace regrade::ui
