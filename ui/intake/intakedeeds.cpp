#include "intake/intakescreen.h"

#include "qr/tag.h"
#include "station/benchcard.h"
#include "station/labelpaper.h"
#include "station/rows.h"
#include "stations/packing.h"

namespace regrade::ui {

void IntakeScreen::receive()
{
    if (m_busy || m_state != State::Filling) {
        return;
    }
    if (!canReceive()) {
        tell(missing());
        return;
    }
    setBusy(true);
    const domain::ItemId id(qr::newTag().text());
    if (m_tradeIn->active() && !m_tradeIn->code().isEmpty()) {
        receiveWithQuote(id, m_tradeIn->code().toStdString());
        return;
    }
    const auto deed = [policy = m_desk.sharedPolicy(), product = *m_product, form = form()](
                          const domain::Item& item, Time) { return stations::receive(item, *policy, product, form); };
    const bool printer = m_desk.prints()->isSetUp();
    const auto answer = [this, id, printer](const Result<workers::Receipt>& receipt) {
        setBusy(false);
        if (!receipt) {
            tell(explain(m_desk, receipt.error()));
            return;
        }
        m_labelFile.clear();
        showReceipt(id, tr("Received. Stick the label on the unit."));
        if (printer) {
            showLabel(id);
        } else {
            writeLabelFile(id);
        }
    };
    if (printer) {
        m_desk.prints()->print(id, domain::LabelKind::intake, deed, this, answer);
    } else {
        m_desk.submit(id, deed, this, answer);
    }
}

void IntakeScreen::receiveAgain()
{
    if (m_busy || m_state != State::Again || !m_unit) {
        return;
    }
    if (m_order.trimmed().isEmpty() || m_reason.isEmpty()) {
        tell(m_order.trimmed().isEmpty() ? tr("Scan the order number on the parcel.")
                                         : tr("Choose the customer's reason."));
        return;
    }
    setBusy(true);
    const domain::ItemReturnedAgain facts{domain::ReasonId(m_reason.toStdString()), m_order.trimmed().toStdString(),
                                          answers()};
    m_desk.submit(
        *m_unit,
        [policy = m_desk.sharedPolicy(), facts](const domain::Item& item, Time) {
            return stations::receiveAgain(item, *policy, facts);
        },
        this,
        [this, id = *m_unit](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            if (!receipt) {
                tell(explain(m_desk, receipt.error()));
                return;
            }
            m_labelFile.clear();
            showReceipt(id, tr("Received again in the same file. The old label stays valid."));
            showLabel(id);
        });
}

void IntakeScreen::showReceipt(const domain::ItemId& item, const QString& notice)
{
    m_unit = item;
    m_state = State::Received;
    tell({}, notice);
    emit formChanged();
}

void IntakeScreen::printAgain()
{
    if (m_state == State::Received && m_unit && !m_busy) {
        printLabel(*m_unit);
    }
}

void IntakeScreen::showLabel(const domain::ItemId& id)
{
    const auto item = m_desk.item(id);
    const auto picture = item ? labelPicture(m_desk, *item, domain::LabelKind::intake) : item.error();
    if (picture) {
        m_label = *picture;
        emit formChanged();
    }
}

QString IntakeScreen::labelPlace() const
{
    return m_state == State::Received && m_unit ? m_desk.prints()->whereIs(*m_unit, domain::LabelKind::intake)
                                                : QString();
}

void IntakeScreen::printLabel(const domain::ItemId& id)
{
    if (!m_desk.prints()->isSetUp()) {
        writeLabelFile(id);
        return;
    }
    setBusy(true);
    m_desk.prints()->print(id, domain::LabelKind::intake, {}, this,
                           [this, id](const Result<workers::Receipt>& receipt) {
                               setBusy(false);
                               if (receipt) {
                                   tell({}, tr("Handed in again. Destroy the label before: it is void."));
                                   showLabel(id);
                               } else {
                                   tell(explain(m_desk, receipt.error()));
                               }
                           });
}

/// Where no printer is set up.
void IntakeScreen::writeLabelFile(const domain::ItemId& id)
{
    const auto item = m_desk.item(id);
    const auto paper = item ? writeLabel(m_desk, *item, domain::LabelKind::intake) : item.error();
    if (!paper) {
        tell(explain(m_desk, paper.error()));
        return;
    }
    m_label = paper->preview;
    m_labelFile = paper->file;
    emit formChanged();
    setBusy(true);
    m_desk.submit(
        id,
        [policy = m_desk.sharedPolicy(), content = paper->content](const domain::Item& unit, Time) {
            return stations::printLabel(unit, *policy, domain::LabelKind::intake, content);
        },
        this,
        [this](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            if (!receipt) {
                tell(explain(m_desk, receipt.error()));
            }
        });
}

} // namespace regrade::ui
