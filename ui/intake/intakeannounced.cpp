#include "intake/intakescreen.h"

#include "store/announcedbook.h"

#include <algorithm>

namespace regrade::ui {

namespace {

std::vector<insight::ExpectedRow> expectedUnder(const Desk& desk, const QString& code)
{
    auto expected = insight::expectedUnder(desk.reader(), code.trimmed().toStdString());
    return expected ? std::move(*expected) : std::vector<insight::ExpectedRow>{};
}

bool hasLists(const Desk& desk)
{
    const auto lists = store::announcedLists(desk.reader());
    return lists && !lists->empty();
}

} // namespace

QVariantList IntakeScreen::expected() const
{
    QVariantList options;
    for (const insight::ExpectedRow& one : m_expected) {
        const auto product = m_desk.product(one.row.what.sku);
        const std::string name = product && product->facts ? product->facts->name : one.row.what.sku.text();
        const QString serial = QString::fromStdString(one.row.what.serial);
        options.push_back(QVariantMap{
            {QStringLiteral("id"), QString::number(one.row.number)},
            {QStringLiteral("text"), QString::fromStdString(name) + (serial.isEmpty() ? "" : " · " + serial)}});
    }
    return options;
}

QString IntakeScreen::chosenExpected() const { return m_chosen ? QString::number(m_chosen->row.number) : QString(); }

QString IntakeScreen::announced() const
{
    if (m_chosen) {
        return tr("Announced: %1 of %2 here already.").arg(m_chosen->arrived).arg(m_chosen->row.what.quantity);
    }
    if (!m_expected.empty()) {
        return tr("Announced: scan the product, or choose it.");
    }
    return m_notice.isEmpty() && m_unannounced ? tr("Not announced; it can be received all the same.") : QString();
}

/// A code under which returns were announced fills in what was told of them; false where there are none.
bool IntakeScreen::takeAnnounced(const QString& code)
{
    auto rows = expectedUnder(m_desk, code);
    if (rows.empty() || m_state == State::Registering) {
        return false;
    }
    const QString order = QString::fromStdString(rows.front().row.what.order);
    std::erase_if(rows, [](const insight::ExpectedRow& one) { return !one.isOpen(); });
    if (m_state == State::Received) {
        startNew();
    }
    setOrder(order);
    if (rows.empty()) {
        tell({}, tr("All units announced under %1 are here already. Is it one more?").arg(code.trimmed()));
        return true;
    }
    if (m_state == State::Again) {
        if (rows.front().row.what.reason) {
            chooseReason(QString::fromStdString(rows.front().row.what.reason->text()));
        }
        return true;
    }
    m_expected = std::move(rows);
    if (m_product) {
        chooseAmongExpected(m_product->sku);
    } else if (m_expected.size() == 1) {
        fillIn(m_expected.front());
    }
    emit formChanged();
    return true;
}

void IntakeScreen::lookForAnnounced()
{
    if (m_state == State::Again) { // a second return: the unit says what it is
        return;
    }
    m_expected = expectedUnder(m_desk, m_order);
    std::erase_if(m_expected, [&](const insight::ExpectedRow& one) {
        return !one.isOpen() || one.row.what.order != m_order.trimmed().toStdString();
    });
    m_unannounced = !m_order.trimmed().isEmpty() && m_expected.empty() && hasLists(m_desk);
    if (m_product) {
        chooseAmongExpected(m_product->sku);
    }
}

/// What was announced of the product in hand; the first one, where there are several with serial numbers.
void IntakeScreen::chooseAmongExpected(const domain::Sku& sku)
{
    const auto found = std::find_if(m_expected.begin(), m_expected.end(),
                                    [&](const insight::ExpectedRow& one) { return one.row.what.sku == sku; });
    if (found != m_expected.end()) {
        fillIn(*found);
    } else if (!m_expected.empty()) {
        m_chosen.reset();
        m_rma.clear();
        m_bookValue.reset();
        m_owner.reset();
        m_announcedBatch.clear();
        tell({}, tr("This product was not announced under order %1. Compare unit and papers.").arg(m_order));
    }
}

void IntakeScreen::chooseExpected(const QString& number)
{
    for (const insight::ExpectedRow& one : m_expected) {
        if (QString::number(one.row.number) == number) {
            fillIn(insight::ExpectedRow(one));
            emit formChanged();
            return;
        }
    }
}

void IntakeScreen::fillIn(const insight::ExpectedRow& one)
{
    const domain::Announcement& what = one.row.what;
    m_chosen = one;
    m_rma = what.rma;
    m_bookValue = what.bookValue;
    m_owner = what.owner;
    m_announcedBatch = what.batch;
    if (!what.serial.empty()) {
        m_serial = QString::fromStdString(what.serial);
    }
    if (what.reason) {
        m_reason = QString::fromStdString(what.reason->text());
    }
    // They stay from unit to unit otherwise, so the next unit has them back.
    if (!m_usualOrigin) {
        m_usualOrigin = {m_source, m_market};
    }
    m_source = what.source ? QString::fromStdString(what.source->text()) : m_usualOrigin->first;
    m_market = what.market ? QString::fromStdString(what.market->text()) : m_usualOrigin->second;
    const auto product = m_desk.product(what.sku);
    if (product && product->facts) {
        m_product = product->facts;
        m_state = State::Filling;
    } else {
        m_product.reset();
        m_registeringSku = QString::fromStdString(what.sku.text());
        m_state = State::Registering;
    }
    tell({});
}

void IntakeScreen::forgetAnnounced()
{
    m_expected.clear();
    m_chosen.reset();
    m_unannounced = false;
    m_rma.clear();
    m_bookValue.reset();
    m_owner.reset();
    m_announcedBatch.clear();
    if (m_usualOrigin) {
        std::tie(m_source, m_market) = *m_usualOrigin;
        m_usualOrigin.reset();
    }
}

} // namespace regrade::ui
