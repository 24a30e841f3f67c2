#include "insight/tradeins.h"
#include "intake/intakescreen.h"
#include "station/rows.h"
#include "stations/tradein.h"

namespace regrade::ui {

/// The paper of a quote says product and source, too. False for any other code.
bool IntakeScreen::takeQuote(const QString& text)
{
    const auto code = stations::quoteCodeIn(text.toStdString());
    if (!code) {
        return false;
    }
    const auto known = insight::findQuote(m_desk.reader(), *code);
    if (!known || !*known) {
        tell(known ? tr("There is no trade-in quote %1. Nothing was paid; make a new offer.")
                         .arg(QString::fromStdString(*code))
                   : m_desk.say(known.error()));
        return true;
    }
    if (m_state == State::Received || m_state == State::Again) {
        startNew();
    }
    m_source = QString::fromLatin1(stations::kTradeInSource);
    m_tradeIn->take(**known);
    chooseProduct(QString::fromStdString((*known)->quote.sku.text()));
    if (m_order.trimmed().isEmpty()) {
        setOrder(QString::fromStdString(*code)); // a trade-in has no order of its own
    }
    return true;
}

/// Why the quote in hand cannot be paid for this unit.
std::optional<Error> IntakeScreen::quoteRefusal() const
{
    const std::string code = m_tradeIn->code().toStdString();
    if (code.empty() || m_source != QLatin1String(stations::kTradeInSource)) {
        return std::nullopt;
    }
    const auto known = insight::findQuote(m_desk.reader(), code);
    const auto paid = known ? stations::payQuote(form(), code, m_product->sku, *known, m_desk.now())
                            : Result<stations::IntakeForm>(known.error());
    return paid ? std::nullopt : std::optional(paid.error());
}

/// A trade-in is in hand while its product is.
void IntakeScreen::followTradeIn()
{
    const bool isOne = m_state == State::Filling && m_source == QLatin1String(stations::kTradeInSource);
    m_tradeIn->setProduct(isOne ? m_product : std::nullopt);
}

/// The quote is looked at once more within the transaction that pays it.
void IntakeScreen::receiveWithQuote(const domain::ItemId& id, const std::string& code)
{
    m_desk.submit(
        id,
        [policy = m_desk.sharedPolicy(), product = *m_product, form = form(),
         code](const domain::Item& item, const store::Database& database, Time now) -> Result<domain::Events> {
            const auto known = insight::findQuote(database, code);
            const auto paid = known ? stations::payQuote(form, code, product.sku, *known, now)
                                    : Result<stations::IntakeForm>(known.error());
            return paid ? stations::receive(item, *policy, product, *paid) : paid.error();
        },
        this,
        [this, id](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            if (!receipt) {
                tell(explain(m_desk, receipt.error()));
                return;
            }
            m_labelFile.clear();
            showReceipt(id, tr("Received. Stick the label on the unit."));
            printLabel(id);
        });
}

} // namespace regrade::ui
