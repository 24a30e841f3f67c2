#include "passport/ords.h"

#include "passport/names.h"
#include "passport/outsidenames.h"
#include "tables/csvtext.h"

#include <algorithm>

namespace regrade::passport {

namespace {

using namespace domain;

/// Leads a unit along its history and gathers its repairs.
class RepairTeller {
public:
    RepairTeller(const ItemReceived& intake, const rules::Policy& policy, const rules::Exchange& exchange)
        : m_intake(intake), m_policy(policy), m_row(exchange.ordsFor(intake.category, intake.product)),
          m_reason(intake.reason)
    {
    }

    void take(const store::RecordedEvent& recorded)
    {
        const Event& event = recorded.event;
        if (const auto* forecast = std::get_if<RepairForecast>(&event)) {
            m_fault = forecast->name.en;
        } else if (const auto* again = std::get_if<ItemReturnedAgain>(&event)) {
            m_reason = again->reason;
            m_ofCycle = m_unit.lines.size();
        } else if (const auto* done = std::get_if<WorkFinished>(&event)) {
            finish(*done, recorded);
        } else if (const auto* graded = std::get_if<ItemGraded>(&event)) {
            if (graded->axes.function == Function::fault) {
                become("Fixed", "Repairable");
            }
        } else if (const auto* exited = std::get_if<ItemExited>(&event)) {
            const bool ended = exited->route == ExitRoute::dismantled || exited->route == ExitRoute::recycled ||
                               exited->route == ExitRoute::scrapped;
            if (ended) {
                become("Repairable", "End of life");
                become("Unknown", "End of life");
            }
        }
    }
    [[nodiscard]] OrdsUnit unit() && { return std::move(m_unit); }

private:
    void finish(const WorkFinished& done, const store::RecordedEvent& recorded)
    {
        const rules::StageRow* stage = m_policy.findStage(done.stage);
        if (stage == nullptr || !stage->repairs) {
            return;
        }
        const domain::Text category = nameIn(m_policy.categories, m_intake.category.text());
        if (m_row == nullptr) {
            ++m_unit.repairs;
            m_unit.category = category.en;
            return;
        }
        OrdsLine line;
        line.id = uuidOf(recorded.hash + "/ords").substr(std::string_view("urn:uuid:").size());
        line.number = m_row->number;
        line.category = rules::kOrdsCategories[static_cast<std::size_t>(m_row->number - 1)];
        line.own = category.en + " ~ " + m_intake.product;
        line.status = done.repaired ? "Fixed" : done.brokenOff.value_or(false) ? "Repairable" : "Unknown";
        line.day = isoDay(recorded.stamp.at);
        line.problem = m_fault.empty() ? nameIn(m_policy.reasons, m_reason.text()).en : m_fault;
        m_fault.clear();
        m_unit.lines.push_back(std::move(line));
    }

    /// What is known later of the latest repair of the present cycle.
    void become(const char* from, const char* to)
    {
        if (m_unit.lines.size() > m_ofCycle && m_unit.lines.back().status == from) {
            m_unit.lines.back().status = to;
        }
    }

    const ItemReceived& m_intake;
    const rules::Policy& m_policy;
    const rules::OrdsRow* m_row;
    ReasonId m_reason;
    std::string m_fault;
    std::size_t m_ofCycle = 0; ///< lines of the cycles before
    OrdsUnit m_unit;
};

} // namespace

OrdsUnit ordsOf(const std::vector<store::RecordedEvent>& history, const rules::Policy& policy,
                const rules::Exchange& exchange)
{
    const auto begun = std::find_if(history.begin(), history.end(), [](const store::RecordedEvent& recorded) {
        return std::holds_alternative<ItemReceived>(recorded.event);
    });
    if (begun == history.end()) {
        return {};
    }
    RepairTeller teller(std::get<ItemReceived>(begun->event), policy, exchange);
    for (const store::RecordedEvent& recorded : history) {
        teller.take(recorded);
    }
    return std::move(teller).unit();
}

std::string ordsCsv(const std::vector<OrdsLine>& lines, const rules::Exchange& exchange)
{
    std::string table =
        tables::csvRow({"id", "data_provider", "country", "partner_product_category", "product_category",
                        "product_category_id", "brand", "year_of_manufacture", "product_age", "repair_status",
                        "repair_barrier_if_end_of_life", "group_identifier", "event_date", "problem"});
    for (const OrdsLine& line : lines) {
        table += tables::csvRow({line.id, exchange.house, exchange.country, line.own, line.category,
                                 std::to_string(line.number), "Unknown", "", "", line.status, "", exchange.house,
                                 line.day, line.problem});
    }
    return table;
}

} // namespace regrade::passport
