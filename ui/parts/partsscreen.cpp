#include "parts/partsscreen.h"

#include "qr/scancontent.h"
#include "station/benchcard.h"
#include "station/rows.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr int kMovesShown = 50;
constexpr int kMostPieces = 99'999;

QString textOf(const std::string& plain) { return QString::fromStdString(plain); }

QString wordFor(domain::PartOrigin origin)
{
    switch (origin) {
    case domain::PartOrigin::newOem: return PartsScreen::tr("new, from the maker");
    case domain::PartOrigin::newAftermarket: return PartsScreen::tr("new, from another maker");
    case domain::PartOrigin::harvested: return PartsScreen::tr("harvested");
    }
    return {};
}

QString wordFor(const insight::PartMove& move)
{
    if (move.what == "received") {
        return PartsScreen::tr("Received");
    }
    if (move.what == "harvested") {
        return move.by < 0 ? PartsScreen::tr("Put back into its unit") : PartsScreen::tr("Harvested");
    }
    if (move.what == "adjusted") {
        return PartsScreen::tr("Adjusted");
    }
    return move.what == "loose" ? PartsScreen::tr("Used, not kept in stock") : PartsScreen::tr("Used");
}

} // namespace

PartsScreen::PartsScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk),
      m_materials(new MaterialShelf(
          desk, [this](const QString& problem, const QString& notice) { tell(problem, notice); }, this))
{
    connect(&desk, &Desk::forbiddenChanged, this, &PartsScreen::refresh); // also with the language
    connect(&desk, &Desk::languageChanged, this, [this] { tell({}); });
}

QString PartsScreen::summary() const
{
    const auto low = std::count_if(m_rows.begin(), m_rows.end(), [](const auto& row) { return row.isLow(); });
    return tr("Registered: %1 · to order: %2").arg(m_rows.size()).arg(low);
}

QString PartsScreen::lacks(const char* deed) const { return m_desk.forbidden().value(QLatin1String(deed)).toString(); }

QString PartsScreen::currency() const { return textOf(m_desk.policy().limits.labourPerHour.currency); }

QVariantList PartsScreen::categories() const { return optionsOf(m_desk, m_desk.policy().categories); }

const insight::PartRow* PartsScreen::row(const QString& number) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const insight::PartRow& one) {
        return textOf(one.facts.sku.text()) == number;
    });
    return found == m_rows.end() ? nullptr : &*found;
}

void PartsScreen::refresh()
{
    const auto rows = insight::parts(m_desk.reader());
    if (!rows) {
        tell(m_desk.say(rows.error()));
        return;
    }
    m_materials->refresh();
    m_rows = *rows;
    m_shown.clear();
    for (const insight::PartRow& part : m_rows) {
        const QString number = textOf(part.facts.sku.text());
        const QString name = textOf(part.facts.name);
        if ((m_onlyLow && !part.isLow()) || !(number + " " + name).contains(m_search.trimmed(), Qt::CaseInsensitive)) {
            continue;
        }
        m_shown.append(QVariantMap{{"id", number},
                                   {"title", name},
                                   {"subtitle", number},
                                   {"age", QString::number(part.onHand)},
                                   {"state", part.isLow() ? "late" : ""}});
    }
    if (row(m_chosen) == nullptr) {
        m_chosen.clear();
    }
    readMoves();
    emit changed();
}

void PartsScreen::readMoves()
{
    m_moves.clear();
    if (m_chosen.isEmpty()) {
        return;
    }
    const auto moves = insight::movesOf(m_desk.reader(), domain::Sku(m_chosen.toStdString()), kMovesShown);
    for (const auto& move : moves ? *moves : std::vector<insight::PartMove>()) {
        m_moves.append(moveOf(move));
    }
}

QVariantMap PartsScreen::moveOf(const insight::PartMove& move) const
{
    QStringList facts;
    if (!move.unit.empty()) {
        facts.append(tr("unit %1").arg(groupedTag(domain::ItemId(move.unit))));
    }
    if (move.origin && *move.origin != domain::PartOrigin::harvested) {
        facts.append(wordFor(*move.origin));
    }
    if (!move.source.empty() && move.source != move.unit) {
        facts.append(tr("harvested from %1").arg(groupedTag(domain::ItemId(move.source))));
    }
    if (!move.note.empty()) {
        facts.append(textOf(move.note));
    }
    return {{"when", m_desk.when(move.at)},
            {"what", wordFor(move)},
            {"by", (move.by > 0 ? QStringLiteral("+") : QString()) + QString::number(move.by)},
            {"fact", facts.join(QStringLiteral(" · "))}};
}

QVariantMap PartsScreen::chosen() const
{
    const insight::PartRow* part = row(m_chosen);
    if (part == nullptr) {
        return {};
    }
    const domain::PartRegistered& facts = part->facts;
    QStringList fits;
    for (const auto& product : facts.products) {
        fits.append(textOf(product.text()));
    }
    for (const auto& category : facts.categories) {
        for (const rules::NamedRow& named : m_desk.policy().categories) {
            fits.append(named.id == category.text() ? QStringList{m_desk.say(named.name)} : QStringList{});
        }
    }
    QStringList kit;
    for (const domain::KitPart& content : facts.kit) {
        kit.append(QStringLiteral("%1 × %2").arg(content.quantity).arg(textOf(content.part.text())));
    }
    QVariantList origins;
    for (const insight::OriginCount& origin : part->origins) {
        origins.append(QVariantMap{{"name", wordFor(origin.origin)}, {"onHand", QString::number(origin.onHand)}});
    }
    return {{"id", m_chosen},
            {"name", textOf(facts.name)},
            {"supplier", textOf(facts.supplier)},
            {"onHand", QString::number(part->onHand)},
            {"low", part->isLow()},
            {"reorder", QString::number(facts.reorderPoint)},
            {"cost", m_desk.money(facts.unitCost)},
            {"weight", facts.weightG > 0 ? tr("%1 g").arg(facts.weightG) : QString()},
            {"fits", fits.isEmpty() ? tr("every unit") : fits.join(QStringLiteral(", "))},
            {"kit", kit.join(QStringLiteral(", "))},
            {"isKit", part->isKit()},
            {"key", facts.key},
            {"origins", origins}};
}

bool PartsScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        const bool pieces = command->verb == QLatin1String("PIECES") && command->argument.toInt() > 0;
        if (pieces) {
            setPieces(command->argument.toInt());
        } else if (command->verb == QLatin1String("OK") && !m_chosen.isEmpty() && !m_registering) {
            receive({}, QStringLiteral("newOem"), {});
        } else {
            return false;
        }
        return true;
    }
    const auto content = qr::contentOf(text.toStdString());
    if (!content || content->tag) {
        return false;
    }
    for (const std::string& form : qr::skusOf(*content)) {
        if (row(textOf(form)) != nullptr) {
            textOf(form) == m_chosen && !m_registering ? setPieces(m_pieces + 1) : choose(textOf(form));
            return true;
        }
    }
    startRegistering(text);
    return true;
}

void PartsScreen::setOnlyLow(bool low)
{
    m_onlyLow = low;
    refresh();
}

void PartsScreen::setSearch(const QString& text)
{
    m_search = text;
    refresh();
}

void PartsScreen::choose(const QString& number)
{
    m_chosen = number;
    m_pieces = 1;
    m_registering = false;
    tell({});
    refresh();
}

void PartsScreen::setPieces(int pieces)
{
    m_pieces = std::clamp(pieces, 1, kMostPieces);
    emit changed();
}

void PartsScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
