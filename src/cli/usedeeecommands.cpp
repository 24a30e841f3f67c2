#include "cli/commands.h"

#include "passport/usedeee.h"

namespace regrade::cli {

namespace {

struct UsedEeeOptions {
    std::string tag;
    std::string out;
    std::string language = "en";
};

Result<Answer> record(Session& session, const UsedEeeOptions& options)
{
    const auto id = itemFrom(options.tag);
    const auto item = id ? session.item(*id) : Result<domain::Item>(id.error());
    if (!item) {
        return item.error();
    }
    const auto history = session.history(domain::subjectOf(*id));
    const auto exchange = history ? rules::readExchange(session.station().places().policy, session.policy())
                                  : Result<rules::Exchange>(history.error());
    const auto facts = exchange ? passport::usedEeeOf(*item, *history, session.policy(), *exchange)
                                : Result<passport::UsedEeeRecord>(exchange.error());
    if (!facts) {
        return facts.error();
    }
    const auto language = options.language == "zh" ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
    const auto pdf = passport::usedEeePdf(*facts, language);
    const auto filed = pdf ? writeFile(options.out, *pdf) : Result<void>(pdf.error());
    if (!filed) {
        return filed.error();
    }
    Answer answer{{{"item", id->text()},
                   {"file", options.out},
                   {"testedOn", facts->testedOn},
                   {"tests", nlohmann::json::array()}},
                  "Record of " + std::to_string(facts->tests.size()) + " tests written to " + options.out + ".\n"};
    for (const passport::UsedEeeTest& test : facts->tests) {
        answer.data["tests"].push_back(
            {{"name", test.name.en}, {"value", test.value}, {"passed", test.passed}, {"day", test.day}});
    }
    return answer;
}

} // namespace

void addUsedEeeCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<UsedEeeOptions>();
    CLI::App* recording =
        app.get_subcommand("exits")->add_subcommand("used-eee", "The record on used electrical goods that go abroad");
    recording->add_option("tag", options->tag, "The unit's tag")->required();
    recording->add_option("--out", options->out, "PDF to write")->required();
    recording->add_option("--language", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
    recording->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return record(session, *options); });
    });
}

} // namespace regrade::cli
