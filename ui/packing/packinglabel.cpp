#include "packing/packingscreen.h"

#include "station/labelpaper.h"
#include "station/rows.h"

namespace regrade::ui {

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

} // namespace regrade::ui
