#include "intake/tradein.h"

#include "insight/tradeins.h"
#include "rules/tradein.h"
#include "station/rows.h"
#include "stations/tradein.h"

namespace regrade::ui {

TradeIn::TradeIn(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, &TradeIn::changed);
}

void TradeIn::setProduct(const std::optional<domain::ProductRegistered>& product)
{
    const bool isSame = product && m_product && product->sku == m_product->sku;
    const bool fitsQuote = product && m_quote && m_quote->sku == product->sku;
    if (isSame || (!product && !m_product)) {
        return;
    }
    m_product = product;
    m_answers.clear();
    if (!fitsQuote) {
        m_quote.reset();
    }
    emit changed();
}

void TradeIn::take(const domain::KnownQuote& known)
{
    m_quote = known.quote;
    emit changed();
}

void TradeIn::dropQuote()
{
    m_quote.reset();
    emit changed();
}

std::vector<domain::Answer> TradeIn::answers() const
{
    std::vector<domain::Answer> all;
    for (const auto& [question, option] : m_answers) {
        all.push_back({question, option});
    }
    return all;
}

QVariantList TradeIn::questions() const
{
    QVariantList rows;
    if (!m_product || m_quote) {
        return rows;
    }
    for (const rules::TradeInQuestion* question : rules::tradeInQuestionsFor(m_desk.policy(), m_product->category)) {
        QVariantList options;
        for (const rules::TradeInOption& option : question->options) {
            options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(option.id)},
                                       {QStringLiteral("text"), m_desk.say(option.name)}});
        }
        const auto given = m_answers.find(question->id);
        rows.append(QVariantMap{
            {QStringLiteral("id"), QString::fromStdString(question->id)},
            {QStringLiteral("name"), m_desk.say(question->name)},
            {QStringLiteral("options"), options},
            {QStringLiteral("answer"), given == m_answers.end() ? QString() : QString::fromStdString(given->second)}});
    }
    return rows;
}

QVariantList TradeIn::lines() const
{
    std::vector<domain::QuoteLine> all;
    if (m_quote) {
        all = m_quote->lines;
    } else if (m_product) {
        const auto offer = rules::tradeInOffer(m_desk.policy(), *m_product, answers());
        all = offer ? offer->lines : std::vector<domain::QuoteLine>();
    }
    QVariantList rows;
    for (const domain::QuoteLine& line : all) {
        rows.append(QVariantMap{{QStringLiteral("name"), m_desk.say(line.name)},
                                {QStringLiteral("value"), m_desk.money(line.amount)}});
    }
    return rows;
}

QString TradeIn::offer() const
{
    if (m_quote) {
        return m_desk.money(m_quote->offer);
    }
    if (!m_product) {
        return {};
    }
    const auto offer = rules::tradeInOffer(m_desk.policy(), *m_product, answers());
    return offer ? m_desk.money(offer->offer) : QString();
}

QString TradeIn::hint() const
{
    if (!m_product || m_quote) {
        return {};
    }
    const auto offer = rules::tradeInOffer(m_desk.policy(), *m_product, answers());
    return offer ? QString() : explain(m_desk, offer.error());
}

QString TradeIn::code() const { return m_quote ? QString::fromStdString(m_quote->code) : QString(); }
QString TradeIn::lastDay() const { return m_quote ? QString::fromStdString(m_quote->lastDay) : QString(); }

bool TradeIn::canQuote() const { return m_product && !m_quote && !m_busy && hint().isEmpty(); }

void TradeIn::answer(const QString& question, const QString& option)
{
    for (const rules::TradeInQuestion& row : m_desk.policy().tradeInQuestions) {
        if (row.id == question.toStdString() && row.find(option.toStdString()) != nullptr) {
            m_answers[row.id] = option.toStdString();
            emit changed();
            return;
        }
    }
    emit failed(tr("%1 is no answer that a trade-in asks for.").arg(option));
}

void TradeIn::makeQuote()
{
    if (!canQuote()) {
        return;
    }
    m_busy = true;
    emit changed();
    const std::string code = stations::newQuoteCode();
    m_desk.submit(
        m_product->sku,
        [policy = m_desk.sharedPolicy(), given = answers(), code](const domain::Product& product, Time now) {
            return stations::quoteTradeIn(product, *policy, given, code, now);
        },
        this,
        [this, code](const Result<workers::Receipt>& receipt) {
            m_busy = false;
            const auto known = receipt ? insight::findQuote(m_desk.reader(), code)
                                       : Result<std::optional<domain::KnownQuote>>(receipt.error());
            if (!known) {
                emit changed();
                emit failed(explain(m_desk, known.error()));
            } else if (*known) {
                take(**known);
            }
        });
}

} // namespace regrade::ui
