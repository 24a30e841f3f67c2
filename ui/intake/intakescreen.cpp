#include "intake/intakescreen.h"

#include "qr/tag.h"
#include "station/benchcard.h"
#include "station/rows.h"

namespace regrade::ui {

namespace {

/// The reason that says that none was given; it may stand until a person knows better.
QString unstatedReason(const rules::Policy& policy)
{
    for (const auto& row : policy.reasons) {
        if (row.id == stations::IntakeForm{}.reason.text()) {
            return QString::fromStdString(row.id);
        }
    }
    return {};
}

QString firstOf(const std::vector<rules::NamedRow>& rows)
{
    return rows.empty() ? QString() : QString::fromStdString(rows.front().id);
}

} // namespace

IntakeScreen::IntakeScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_batch(new BatchRun(desk, this)), m_tradeIn(new TradeIn(desk, this)),
      m_reason(unstatedReason(desk.policy())), m_source(firstOf(desk.policy().sources)),
      m_market(firstOf(desk.policy().markets))
{
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
        emit optionsChanged();
        emit formChanged();
    });
    connect(this, &IntakeScreen::formChanged, this, &IntakeScreen::keepDraft);
    connect(m_batch, &BatchRun::changed, this, &IntakeScreen::statusChanged);
    connect(this, &IntakeScreen::formChanged, m_tradeIn, [this] { followTradeIn(); });
    connect(m_tradeIn, &TradeIn::changed, this, [this] {
        if (m_tradeIn->active() && m_order.trimmed().isEmpty()) {
            m_order = m_tradeIn->code(); // a trade-in has no order of its own
        }
        emit formChanged();
    });
    connect(m_tradeIn, &TradeIn::changed, this, &IntakeScreen::statusChanged);
    connect(m_tradeIn, &TradeIn::failed, this, [this](const QString& why) { tell(why); });
    connect(desk.prints(), &PrintDesk::changed, this, [this] {
        if (m_state == State::Received) {
            emit formChanged();
        }
    });
}

QVariantList IntakeScreen::categories() const { return optionsOf(m_desk, m_desk.policy().categories); }
QVariantList IntakeScreen::reasons() const { return optionsOf(m_desk, m_desk.policy().reasons); }
QVariantList IntakeScreen::sources() const { return optionsOf(m_desk, m_desk.policy().sources); }
QVariantList IntakeScreen::markets() const { return optionsOf(m_desk, m_desk.policy().markets); }
QString IntakeScreen::sku() const { return m_product ? QString::fromStdString(m_product->sku.text()) : QString(); }
QString IntakeScreen::productName() const { return m_product ? QString::fromStdString(m_product->name) : QString(); }
QString IntakeScreen::productPrice() const { return m_product ? m_desk.money(m_product->originalPrice) : QString(); }
QString IntakeScreen::tag() const { return m_unit ? groupedTag(*m_unit) : QString(); }
QString IntakeScreen::currency() const { return QString::fromStdString(m_desk.policy().limits.labourPerHour.currency); }

QString IntakeScreen::missing() const
{
    if (!m_product) {
        return tr("Scan the product, or choose it from the list.");
    }
    if (m_order.trimmed().isEmpty()) {
        return tr("Scan the order number on the parcel.");
    }
    if (m_reason.isEmpty()) {
        return tr("Choose the customer's reason.");
    }
    const auto why = refusal();
    return why ? explain(m_desk, *why) : QString();
}

bool IntakeScreen::canReceive() const { return m_product && !m_reason.isEmpty() && !refusal(); }

std::optional<Error> IntakeScreen::refusal() const
{
    const domain::Item unborn{domain::ItemId(qr::tagFromNumber(0).text())};
    if (const auto unpaid = quoteRefusal()) {
        return unpaid;
    }
    const auto events = stations::receive(unborn, m_desk.policy(), *m_product, form());
    return events ? std::nullopt : std::optional(events.error());
}

stations::IntakeForm IntakeScreen::form() const
{
    stations::IntakeForm form;
    form.order = m_order.trimmed().toStdString();
    form.reason = domain::ReasonId(m_reason.toStdString());
    form.source = domain::SourceId(m_source.toStdString());
    form.market = domain::MarketId(m_market.toStdString());
    if (!m_serial.trimmed().isEmpty()) {
        form.serial = m_serial.trimmed().toStdString();
    }
    if (!m_rma.empty()) {
        form.rma = m_rma;
    }
    form.bookValue = m_bookValue;
    form.owner = m_owner;
    if (!m_announcedBatch.empty()) {
        form.batch = m_announcedBatch;
    }
    form.answers = answers();
    return form;
}

bool IntakeScreen::takeScan(const QString& text)
{
    if (isBatch()) {
        return m_batch->takeScan(text);
    }
    if (m_busy) {
        tell(tr("The last unit is still being written down. Scan again in a moment."));
        return true;
    }
    if (const auto command = benchCommandIn(text)) {
        if (command->verb == QLatin1String("OK")) {
            m_state == State::Again ? receiveAgain() : receive();
        } else if (command->verb == QLatin1String("PRINT")) {
            printAgain();
        } else if (command->verb == QLatin1String("NEXT") || command->verb == QLatin1String("ASIDE")) {
            startNew();
        } else if (command->verb == QLatin1String("REASON")) {
            chooseReason(command->argument);
        } else if (command->verb == QLatin1String("ANSWER")) {
            answer(command->argument.section(QLatin1Char('='), 0, 0), command->argument.section(QLatin1Char('='), 1));
        } else {
            return false;
        }
        return true;
    }
    if (const auto item = tagIn(text)) {
        return takeTag(*item);
    }
    takeCode(text.trimmed());
    return true;
}

bool IntakeScreen::takeTag(const domain::ItemId& id)
{
    const auto item = m_desk.item(id);
    if (!item || item->standing != domain::Standing::sold) {
        return false;
    }
    clearUnit();
    m_unit = id;
    m_state = State::Again;
    if (item->intake) {
        const auto product = m_desk.product(item->intake->sku);
        m_product = product ? product->facts : std::nullopt;
    }
    tell({});
    emit formChanged();
    return true;
}

void IntakeScreen::takeCode(const QString& text)
{
    if (text.isEmpty()) {
        return;
    }
    if (takeQuote(text) || takeAnnounced(text)) {
        return;
    }
    const auto content = qr::contentOf(text.toStdString(), m_desk.policy().codes);
    if (content && content->parcel) {
        tell({}, tr("This is the number of a parcel (%1), not of an order. Scan the order number on its papers.")
                     .arg(QString::fromStdString(content->parcel->scheme)));
        return;
    }
    if (m_state == State::Received) {
        startNew();
    }
    const QString sku = skuOf(content ? skusOf(*content) : std::vector<std::string>{text.toStdString()});
    if (m_state == State::Again || (content && content->kind == qr::ScanKind::order)) {
        setOrder(text);
    } else if (!sku.isEmpty()) {
        chooseProduct(sku);
        takeSerial(content);
    } else if (content && !content->gtin.empty()) {
        // The code of a product is no order's number, also where the product is not known yet.
        startRegistering(QString::fromStdString(skusOf(*content).front()));
        takeSerial(content);
    } else if (m_order.isEmpty() || m_product) {
        setOrder(text);
    } else {
        startRegistering(text);
    }
}

/// The first of these under which a product is registered; empty = none.
QString IntakeScreen::skuOf(const std::vector<std::string>& candidates) const
{
    for (const std::string& candidate : candidates) {
        const auto product = m_desk.product(domain::Sku(candidate));
        if (product && product->facts) {
            return QString::fromStdString(candidate);
        }
    }
    return {};
}

/// The unit's serial number, where its maker's code says it.
void IntakeScreen::takeSerial(const Result<qr::ScanContent>& content)
{
    const std::string* serial = content && content->gs1 ? content->gs1->find("21") : nullptr;
    if (serial != nullptr) {
        setSerial(QString::fromStdString(*serial));
    }
}

void IntakeScreen::clearUnit()
{
    forgetAnnounced();
    m_product.reset();
    m_unit.reset();
    m_order.clear();
    m_serial.clear();
    m_answers.clear();
    m_reason = unstatedReason(m_desk.policy());
    m_registeringSku.clear();
    m_label = QImage();
    m_labelFile.clear();
}

void IntakeScreen::startNew()
{
    clearUnit();
    m_state = State::Filling;
    tell({});
    emit formChanged();
}

void IntakeScreen::setOrder(const QString& order)
{
    if (m_state == State::Empty) {
        m_state = State::Filling;
    }
    tell({});
    if (order.trimmed() != m_order.trimmed()) {
        forgetAnnounced();
        m_order = order;
        lookForAnnounced();
    }
    m_order = order;
    emit formChanged();
}

void IntakeScreen::setSerial(const QString& serial)
{
    m_serial = serial;
    emit formChanged();
}

void IntakeScreen::chooseReason(const QString& id)
{
    if (offers(reasons(), id)) {
        m_reason = id;
        emit formChanged();
    }
}

void IntakeScreen::chooseSource(const QString& id)
{
    m_source = id;
    emit formChanged();
}

void IntakeScreen::chooseMarket(const QString& id)
{
    m_market = id;
    emit formChanged();
}

void IntakeScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit statusChanged();
}

void IntakeScreen::setBusy(bool busy)
{
    m_busy = busy;
    emit statusChanged();
}

} // namespace regrade::ui
