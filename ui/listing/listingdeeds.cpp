#include "listing/listingscreen.h"

#include "insight/offers.h"
#include "listing/draft.h"
#include "station/benchcard.h"
#include "station/rows.h"

namespace regrade::ui {

namespace {

QString typed(const Money& money) { return QString::fromStdString(toText(money)).section(QLatin1Char(' '), 0, 0); }

/// What the store knows of the unit's market and stock.
Result<rules::PriceFacts> factsOf(const Desk& desk, const domain::Item& item)
{
    if (!item.intake) {
        return rules::PriceFacts{};
    }
    const auto product = desk.product(item.intake->sku);
    if (!product || !product->facts) {
        return rules::PriceFacts{.partsValue = Money{0, item.intake->originalPrice.currency}};
    }
    return insight::priceFacts(desk.reader(), desk.policy(), item, *product, desk.now());
}

} // namespace

bool ListingScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        return takeCommand(command->verb, command->argument);
    }
    if (m_busy) {
        tell(tr("The last step is still being written down. Scan again in a moment."));
        return true;
    }
    if (const auto id = tagIn(text)) {
        open(*id);
        return true;
    }
    if (m_state == State::Selling) {
        setOrder(text.trimmed());
        return true;
    }
    return false;
}

bool ListingScreen::takeCommand(const QString& verb, const QString& argument)
{
    if (verb == QLatin1String("OK")) {
        if (m_state == State::Exiting) {
            letGo();
        } else {
            m_state == State::Selling ? sell() : list();
        }
    } else if (verb == QLatin1String("CHANNEL")) {
        chooseChannel(argument);
    } else if (verb == QLatin1String("ASIDE")) {
        putAside();
    } else if (verb == QLatin1String("NEXT")) {
        next();
    } else {
        return takeExitCommand(verb, argument);
    }
    return true;
}

void ListingScreen::choose(const QString& tag)
{
    const auto id = tagIn(tag);
    if (id && !m_busy) {
        open(*id);
    } else if (!id) {
        tell(tr("%1 is no tag of a unit.").arg(tag));
    }
}

void ListingScreen::open(const domain::ItemId& id)
{
    const auto item = m_desk.item(id);
    if (!item) {
        tell(explain(m_desk, item.error()));
        return;
    }
    const auto stage = item->stage();
    const auto* row = stage ? m_desk.policy().findStage(*stage) : nullptr;
    const bool toList = row && row->kind == rules::StageKind::listing;
    const bool toSell = item->standing == domain::Standing::listed && item->offer;
    const bool toLeave = item->standing == domain::Standing::exitDue && item->due;
    if (!toList && !toSell && !toLeave) {
        tell(tr("%1 It can neither be listed nor sold now.").arg(whereabouts(m_desk, *item)));
        return;
    }
    m_item = *item;
    m_quote.reset();
    m_order.clear();
    m_overrideReason.clear();
    m_draftTitle.clear();
    m_draftBody.clear();
    m_outsideBand = false;
    tell({});
    if (toLeave) {
        beginExit(*item);
        return;
    }
    if (toList) {
        m_state = State::Offering;
        prepareOffer(*item);
        m_channel = proposedChannel();
        m_price = m_quote ? typed(m_quote->price) : QString();
    } else {
        m_state = State::Selling;
        m_channel = QString::fromStdString(item->offer->channel.text());
        m_price = typed(item->offer->price);
    }
    takeUpDraft();
    emit unitChanged();
    emit formChanged();
}

void ListingScreen::prepareOffer(const domain::Item& item)
{
    const auto facts = factsOf(m_desk, item);
    const auto quote = facts ? rules::quote(m_desk.policy(), item, *facts) : Result<rules::Quote>(facts.error());
    if (!quote) {
        tell(explain(m_desk, quote.error()));
        return;
    }
    m_quote = *quote;
    const auto draft = listing::makeDraft(item, m_desk.policy(), m_desk.paperLanguage() == passport::PaperLanguage::zh);
    if (!draft) {
        tell(explain(m_desk, draft.error()));
        return;
    }
    m_draftTitle = QString::fromStdString(draft->title);
    m_draftBody = QString::fromStdString(draft->body);
}

void ListingScreen::next()
{
    if (m_queue.isEmpty()) {
        putAside();
    } else {
        choose(m_queue.front().toMap().value(QStringLiteral("id")).toString());
    }
}

void ListingScreen::putAside()
{
    if (m_busy) {
        return;
    }
    m_item.reset();
    m_quote.reset();
    m_state = State::Empty;
    tell({});
    emit unitChanged();
    emit formChanged();
}

void ListingScreen::chooseChannel(const QString& id)
{
    if (m_state == State::Offering && offers(channels(), id)) {
        m_channel = id;
        emit formChanged();
    }
}

void ListingScreen::setPrice(const QString& price)
{
    m_price = price;
    emit formChanged();
}

void ListingScreen::setOverrideReason(const QString& reason)
{
    m_overrideReason = reason;
    emit formChanged();
}

void ListingScreen::setOrder(const QString& order)
{
    m_order = order;
    emit formChanged();
}

void ListingScreen::submit(workers::ItemDeed deed, State then, const QString& notice)
{
    setBusy(true);
    m_desk.submit(m_item->id, std::move(deed), this,
                  [this, id = m_item->id, then, notice](const Result<workers::Receipt>& receipt) {
                      setBusy(false);
                      auto item = receipt ? m_desk.item(id) : receipt.error();
                      if (!item) {
                          tell(explain(m_desk, item.error()));
                          return;
                      }
                      m_item = *std::move(item);
                      m_state = then;
                      tell({}, notice);
                      emit unitChanged();
                      emit formChanged();
                  });
}

void ListingScreen::list()
{
    if (!m_item || m_busy || m_state != State::Offering) {
        return;
    }
    if (const QString why = missing(); !why.isEmpty()) {
        tell(why);
        return;
    }
    submit([policy = m_desk.sharedPolicy(), quote = *m_quote,
            form = form()](const domain::Item& item, Time) { return stations::listItem(item, *policy, quote, form); },
           State::Listed, tr("On offer for %1.").arg(m_desk.money(*typedPrice())));
}

void ListingScreen::sell()
{
    if (!m_item || m_busy || m_state != State::Selling) {
        return;
    }
    if (const QString why = missing(); !why.isEmpty()) {
        tell(why);
        return;
    }
    submit([price = *typedPrice(), order = m_order.trimmed().toStdString()](
               const domain::Item& item, Time) { return stations::sell(item, price, order); },
           State::Sold, tr("Sold for %1.").arg(m_desk.money(*typedPrice())));
}

} // namespace regrade::ui
