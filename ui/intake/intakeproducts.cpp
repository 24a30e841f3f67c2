#include "intake/intakescreen.h"

#include "insight/worklist.h"
#include "intake/productform.h"
#include "station/rows.h"

#include <QHash>

namespace regrade::ui {

namespace {

constexpr int kProductRows = 60;

} // namespace

void IntakeScreen::refresh()
{
    m_batch->refresh();
    QVariantList rows;
    const auto known = insight::products(m_desk.reader());
    m_productCount = known ? static_cast<int>(known->size()) : 0;
    for (int i = 0; i < m_productCount && rows.size() < kProductRows; ++i) {
        const auto& product = (*known)[static_cast<std::size_t>(i)];
        const QString name = QString::fromStdString(product.name);
        const QString code = QString::fromStdString(product.sku);
        if (name.contains(m_filter, Qt::CaseInsensitive) || code.contains(m_filter, Qt::CaseInsensitive)) {
            rows.append(QVariantMap{{QStringLiteral("id"), code},
                                    {QStringLiteral("title"), name},
                                    {QStringLiteral("subtitle"), code},
                                    {QStringLiteral("age"), m_desk.money(product.originalPrice)}});
        }
    }
    if (rows != m_products) {
        m_products = rows;
        emit productsChanged();
    }
    takeUpDraft();
}

void IntakeScreen::findProduct(const QString& text)
{
    m_filter = text.trimmed();
    refresh();
}

void IntakeScreen::chooseProduct(const QString& sku)
{
    const auto product = m_desk.product(domain::Sku(sku.toStdString()));
    if (!product || !product->facts) {
        tell(tr("The product %1 is not registered yet.").arg(sku));
        return;
    }
    if (m_state == State::Received || m_state == State::Again) {
        clearUnit();
    }
    m_product = product->facts;
    m_state = State::Filling;
    tell({});
    chooseAmongExpected(m_product->sku);
    emit formChanged();
}

void IntakeScreen::startRegistering(const QString& sku)
{
    m_registeringSku = sku;
    m_state = State::Registering;
    tell({});
    emit formChanged();
}

void IntakeScreen::cancelRegistering()
{
    m_registeringSku.clear();
    m_state = State::Filling;
    tell({});
    emit formChanged();
}

void IntakeScreen::registerProduct(const QVariantMap& texts)
{
    const auto typed = readProductForm(texts, m_desk.policy().limits.labourPerHour.currency);
    if (!typed.facts) {
        const QHash<QString, QString> names{
            {QStringLiteral("sku"), tr("SKU or barcode")},   {QStringLiteral("name"), tr("Name")},
            {QStringLiteral("category"), tr("Category")},    {QStringLiteral("owner"), tr("Seller")},
            {QStringLiteral("price"), tr("Original price")}, {QStringLiteral("partsValue"), tr("Parts value")},
            {QStringLiteral("lengthMm"), tr("Length")},      {QStringLiteral("widthMm"), tr("Width")},
            {QStringLiteral("heightMm"), tr("Height")},      {QStringLiteral("weightG"), tr("Weight")}};
        tell(tr("Please check: %1. Nothing was registered.").arg(names.value(typed.badField)));
        return;
    }
    setBusy(true);
    const auto facts = *typed.facts;
    m_desk.submit(
        facts.sku,
        [policy = m_desk.sharedPolicy(), facts](const domain::Product& product, Time) {
            return stations::registerProduct(product, *policy, facts);
        },
        this,
        [this, facts](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            if (!receipt) {
                tell(explain(m_desk, receipt.error()));
                return;
            }
            m_registeringSku.clear();
            refresh();
            m_state = State::Filling;
            chooseProduct(QString::fromStdString(facts.sku.text()));
            tell({}, tr("%1 is registered.").arg(QString::fromStdString(facts.name)));
        });
}

} // namespace regrade::ui
