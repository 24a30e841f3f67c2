#include "insight/arrivals.h"
#include "intake/batchrun.h"
#include "station/benchcard.h"
#include "store/announcedbook.h"

#include <algorithm>

namespace regrade::ui {

namespace {

/// Open returns among announced rows.
std::vector<domain::Announcement> openOf(const Result<std::vector<insight::ExpectedRow>>& rows)
{
    std::vector<domain::Announcement> open;
    for (const insight::ExpectedRow& one : rows ? *rows : std::vector<insight::ExpectedRow>()) {
        if (one.isOpen()) {
            open.push_back(one.row.what);
        }
    }
    return open;
}

} // namespace

stations::BatchLookUp BatchRun::lookUp() const
{
    const store::Database& reader = m_desk.reader();
    stations::BatchLookUp find;
    find.product = [this](const domain::Sku& sku) {
        const auto product = m_desk.product(sku);
        return product ? product->facts : std::nullopt;
    };
    find.announced = [&reader](const std::string& code) { return openOf(insight::expectedUnder(reader, code)); };
    find.expected = [this, &reader](const domain::Sku& sku) -> std::optional<domain::Announcement> {
        auto rows = store::announcedWith(reader, m_reference.toStdString());
        if (rows) {
            std::erase_if(*rows, [&](const store::AnnouncedRow& one) { return one.what.sku != sku; });
        }
        const auto open = rows ? openOf(insight::expectedIn(reader, *rows)) : std::vector<domain::Announcement>();
        const auto unnamed = std::find_if(open.begin(), open.end(), [](const auto& row) { return row.serial.empty(); });
        return open.empty() ? std::nullopt : std::optional(unnamed == open.end() ? open.front() : *unnamed);
    };
    return find;
}

bool BatchRun::takeScan(const QString& text)
{
    if (m_state == State::Setup) {
        const auto command = benchCommandIn(text);
        if (command && command->verb == QLatin1String("OK")) {
            begin();
        } else if (command && command->verb == QLatin1String("ASIDE")) {
            pause();
        } else if (!command) {
            setReference(text);
        }
        return true;
    }
    if (m_state == State::Ended) {
        pause();
        return benchCommandIn(text).has_value();
    }
    m_waiting.append(text.trimmed());
    next();
    return true;
}

/// One scan after the other: the next once the unit before it is written.
void BatchRun::next()
{
    while (!m_busy && m_state == State::Running && !m_waiting.isEmpty()) {
        const QString text = m_waiting.takeFirst();
        const auto command = benchCommandIn(text);
        if (!command) {
            takeCode(text);
        } else if (command->verb == QLatin1String("ANSWER")) {
            answer(command->argument.section(QLatin1Char('='), 0, 0), command->argument.section(QLatin1Char('='), 1));
        } else if (command->verb == QLatin1String("PASS") || command->verb == QLatin1String("OK")) {
            answerUsually();
        } else if (command->verb == QLatin1String("ASIDE")) {
            putUnitAside();
        } else if (command->verb == QLatin1String("FAIL")) {
            undoLast();
        } else if (command->verb == QLatin1String("PAUSE")) {
            pause();
        } else if (command->verb == QLatin1String("NEXT")) {
            end();
        }
    }
}

void BatchRun::takeCode(const QString& code)
{
    if (m_inHand) {
        tell(tr("Answer for %1 first, or put it aside; %2 was not taken.").arg(inHand(), code));
        return;
    }
    auto hit = stations::hitOf(code.toStdString(), m_desk.policy().codes, m_reference.toStdString(), lookUp());
    if (!hit) {
        writeAside(code, hit.error());
        return;
    }
    m_inHand = std::move(*hit);
    m_inHandCode = code;
    m_answers.clear();
    tell({});
    if (stations::batchQuestionsFor(m_desk.policy(), m_inHand->product.category).each.empty()) {
        receiveInHand();
    }
}

void BatchRun::answer(const QString& question, const QString& option)
{
    const auto* row = m_desk.policy().findQuestion(question.toStdString());
    const auto* chosen = row != nullptr ? row->find(option.toStdString()) : nullptr;
    if (chosen == nullptr || m_state != State::Running) {
        tell(tr("%1 is no answer that intake asks for.").arg(option));
        return;
    }
    if (m_busy) {
        m_waiting.append(QStringLiteral("CMD-ANSWER-%1=%2").arg(question, option));
        return;
    }
    if (row->onceForBatch) {
        m_busy = true;
        m_desk.answerForBatch(m_number, {row->id, chosen->id}, this, [this](const Result<void>& written) {
            done(written, [this] { read(); });
            next();
        });
        return;
    }
    if (!m_inHand) {
        tell(tr("Scan a unit first; its answers come after it."));
        return;
    }
    m_answers[row->id] = chosen->id;
    const auto asked = stations::batchQuestionsFor(m_desk.policy(), m_inHand->product.category).each;
    const bool isComplete =
        std::all_of(asked.begin(), asked.end(), [&](const auto* one) { return m_answers.contains(one->id); });
    emit changed();
    if (isComplete) {
        receiveInHand();
    }
}

void BatchRun::answerUsually()
{
    if (!m_inHand || m_busy) {
        return;
    }
    for (const auto* question : stations::batchQuestionsFor(m_desk.policy(), m_inHand->product.category).each) {
        m_answers.try_emplace(question->id, stations::usualAnswer(*question).option);
    }
    receiveInHand();
}

void BatchRun::goOnWith(const QString& reference)
{
    setReference(reference);
    begin();
}

void BatchRun::setReference(const QString& reference)
{
    m_reference = reference.trimmed();
    fillFromBook();
    tell({});
}

void BatchRun::chooseSource(const QString& id)
{
    m_source = id;
    emit changed();
}

void BatchRun::chooseOwner(const QString& id)
{
    m_owner = id;
    emit changed();
}

void BatchRun::chooseMarket(const QString& id)
{
    m_market = id;
    emit changed();
}

} // namespace regrade::ui
