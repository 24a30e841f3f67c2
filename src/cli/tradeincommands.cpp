#include "cli/commands.h"

#include "cli/shares.h"
#include "insight/tradeins.h"
#include "rules/tradein.h"
#include "stations/tradein.h"

namespace regrade::cli {

namespace {

struct QuoteOptions {
    std::string sku;
    std::vector<std::string> answers;
};

Result<std::vector<domain::Answer>> answersFrom(const QuoteOptions& options)
{
    std::vector<domain::Answer> answers;
    for (const std::string& text : options.answers) {
        const auto at = text.find('=');
        if (at == std::string::npos || at == 0 || at + 1 == text.size()) {
            return invalid("\"{}\" is not an answer such as looks=good.", {text});
        }
        answers.push_back({text.substr(0, at), text.substr(at + 1)});
    }
    return answers;
}

Answer described(const domain::TradeInQuoted& quote)
{
    Answer answer{{{"code", quote.code},
                   {"sku", quote.sku.text()},
                   {"offer", toText(quote.offer)},
                   {"grade", quote.grade.text()},
                   {"lastDay", quote.lastDay},
                   {"lines", nlohmann::json::array()}},
                  "Offer " + toText(quote.offer) + " for " + quote.sku.text() + ", code " + quote.code + ", to " +
                      quote.lastDay + ".\n"};
    for (const domain::QuoteLine& line : quote.lines) {
        answer.data["lines"].push_back({{"row", line.row},
                                        {"name", {{"en", line.name.en}, {"zh", line.name.zh}}},
                                        {"amount", toText(line.amount)}});
        answer.text += "  " + toText(line.amount) + "  " + line.name.en + "\n";
    }
    return answer;
}

Result<Answer> makeQuote(Session& session, const QuoteOptions& options)
{
    const auto answers = answersFrom(options);
    if (!answers) {
        return answers.error();
    }
    const domain::Sku sku(options.sku);
    const std::string code = stations::newQuoteCode();
    const auto receipt = session.perform(sku, [&](const domain::Product& product, Time now) {
        return stations::quoteTradeIn(product, session.policy(), *answers, code, now);
    });
    if (!receipt) {
        return receipt.error();
    }
    const auto known = insight::findQuote(session.station().reader(), code);
    return known && *known ? Result<Answer>(described((*known)->quote))
                           : Result<Answer>(known ? notFound("There is no trade-in quote {}.", {code}) : known.error());
}

Result<Answer> showQuote(Session& session, const std::string& text)
{
    const auto code = stations::quoteCodeIn(text);
    if (!code) {
        return invalid("\"{}\" is not the code of a trade-in quote.", {text});
    }
    const auto known = insight::findQuote(session.station().reader(), *code);
    if (!known) {
        return known.error();
    }
    if (!*known) {
        return notFound("There is no trade-in quote {}.", {*code});
    }
    Answer answer = described((*known)->quote);
    answer.data["units"] = nlohmann::json::array();
    for (const domain::ItemId& unit : (*known)->usedBy) {
        answer.data["units"].push_back(unit.text());
        answer.text += "Paid for the unit " + unit.text() + ".\n";
    }
    return answer;
}

Result<Answer> report(Session& session)
{
    std::vector<std::string> grades;
    for (const rules::GradeRow& grade : session.policy().grades) {
        grades.push_back(grade.id.text());
    }
    const auto figures = insight::tradeInFigures(session.station().reader(), grades);
    if (!figures) {
        return figures.error();
    }
    return Answer{{{"quotes", figures->quotes},
                   {"paid", figures->paid},
                   {"graded", figures->graded},
                   {"worse", shareJson(figures->worse)},
                   {"better", shareJson(figures->better)}},
                  std::to_string(figures->quotes) + " quotes, " + std::to_string(figures->paid) + " paid, " +
                      std::to_string(figures->graded) + " graded.\n" + "Grade worse than answered: " +
                      shareText(figures->worse) + "\nGrade better than answered: " + shareText(figures->better) + "\n"};
}

} // namespace

void addTradeInCommands(CLI::App& app, Plan& plan)
{
    CLI::App* tradeIn = app.add_subcommand("tradein", "Offers for used units of customers")->require_subcommand(1);
    auto options = std::make_shared<QuoteOptions>();
    CLI::App* quoting = tradeIn->add_subcommand("quote", "Make an offer from the customer's answers, and keep it");
    quoting->add_option("--sku", options->sku, "Registered product")->required();
    quoting->add_option("--answer", options->answers, "Answer to a question of tradein.json, e.g. looks=good");
    quoting->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return makeQuote(session, *options); });
    });
    auto code = std::make_shared<std::string>();
    CLI::App* showing = tradeIn->add_subcommand("show", "A quote, and the unit that it was paid for");
    showing->add_option("code", *code, "Its code")->required();
    showing->callback([&plan, code] {
        plan.command = inSession(plan, [code](Session& session) { return showQuote(session, *code); });
    });
    tradeIn->add_subcommand("report", "What customers answered beside what was graded")->callback([&plan] {
        plan.command = inSession(plan, report);
    });
}

} // namespace regrade::cli
