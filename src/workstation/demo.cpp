#include "workstation/demo.h"

#include "insight/catalogue.h"
#include "insight/partstock.h"
#include "insight/worklist.h"
#include "stations/intake.h"
#include "stations/parts.h"
#include "store/eventlog.h"
#include "workstation/demoagenda.h"
#include "workstation/demovisit.h"

#include <fstream>
#include <future>
#include <iterator>
#include <map>
#include <memory>

namespace regrade::workstation {

namespace {

using std::chrono::days;
using std::chrono::hours;

Result<std::vector<std::byte>> bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::vector<char> text{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof()) {
        return notFound("The demo warehouse is not installed: {} is missing.", {file.string()});
    }
    const auto view = std::as_bytes(std::span(text));
    return std::vector<std::byte>(view.begin(), view.end());
}

/// Starts a job of the bench and waits for its answer.
template <class T, class Start>
Result<T> answerOf(Start start)
{
    std::promise<Result<T>> promise;
    auto answer = promise.get_future();
    start([&promise](Result<T> result) { promise.set_value(std::move(result)); });
    return answer.get();
}

/// Leads every unit of the script through the stations, deed by deed, in order of time.
class DemoWarehouse {
public:
    DemoWarehouse(workers::Clerk& clerk, workers::Bench& bench, const rules::Policy& policy,
                  const store::Database& reader, const std::filesystem::path& pictures, const DemoScript& script,
                  std::uint64_t seed, Time today)
        : m_clerk(clerk), m_bench(bench), m_policy(policy), m_log(reader), m_pictures(pictures), m_script(script),
          m_dice(seed), m_today(today), m_visits(script, policy, m_dice)
    {
    }

    [[nodiscard]] Result<DemoReport> fill(const std::function<void(int, int)>& progress)
    {
        if (const auto opened = openProducts(); !opened) {
            return opened.error();
        }
        if (const auto stocked = stockParts(); !stocked) {
            return stocked.error();
        }
        auto units = castUnits(m_script, m_dice, m_today);
        m_progress = [&progress, total = static_cast<int>(units.size())](int done) { progress(done, total); };
        for (auto& unit : units) {
            auto walk = std::make_shared<Walk>(Walk{std::move(unit), {}});
            walk->chores = m_visits.intake(walk->unit);
            comeBackTo(walk);
        }
        countOrders();
        if (const auto done = m_agenda.run(m_today); !done) {
            return done.error();
        }
        m_progress(static_cast<int>(units.size()));
        return DemoReport{.orders = m_script.orders, .returns = static_cast<int>(units.size()), .events = m_events};
    }

private:
    struct Walk {
        DemoUnit unit;
        DemoChores chores;
    };
    using WalkPointer = std::shared_ptr<Walk>;

    template <class Id, class Deed>
    Result<void> perform(const Id& id, Deed deed, workers::Author author)
    {
        const auto receipt = m_clerk.perform(id, std::move(deed), std::move(author));
        if (!receipt) {
            return receipt.error();
        }
        m_events += static_cast<int>(receipt->events.size());
        return {};
    }

    [[nodiscard]] domain::ActorId lead() const { return domain::ActorId(m_script.actors.at("lead").front()); }

    /// Registers and teaches every product before the first return comes in.
    Result<void> openProducts()
    {
        auto at = inWorkingHours(std::chrono::floor<days>(m_today) - days{m_script.days + 4} + hours{8});
        for (const auto& product : m_script.products) {
            const auto registered = perform(product.facts.sku,
                                            [this, &product](const domain::Product& known, Time) {
                                                return stations::registerProduct(known, m_policy, product.facts);
                                            },
                                            {lead(), at, {}});
            at += std::chrono::minutes{4};
            if (const auto taught = registered ? teach(product, at) : registered; !taught) {
                return taught;
            }
            at += std::chrono::minutes{7};
        }
        return {};
    }

    /// Registers every spare part and puts what came of it into the stock.
    Result<void> stockParts()
    {
        auto at = inWorkingHours(std::chrono::floor<days>(m_today) - days{m_script.days + 3} + hours{8});
        for (const auto& part : m_script.parts) {
            const auto registered =
                perform(part.facts.sku,
                        [&](const domain::Product&, const store::Database& store, Time) {
                            return stations::registerPart(m_policy, part.facts, insight::partsIn(store));
                        },
                        {lead(), at, {}});
            at += std::chrono::minutes{3};
            const domain::PartReceived received{part.facts.sku, part.received, domain::PartOrigin::newOem,
                                                part.facts.unitCost, "DN-1001"};
            const auto came =
                !registered || part.received == 0
                    ? registered
                    : perform(received.sku,
                              [&](const domain::Product&, const store::Database& store, Time) {
                                  return stations::receivePart(m_policy, received, insight::partsIn(store));
                              },
                              {lead(), at, {}});
            if (!came) {
                return came;
            }
            at += std::chrono::minutes{3};
        }
        return {};
    }

    Result<void> teach(const DemoProduct& product, Time at)
    {
        std::vector<std::vector<std::byte>> photos;
        for (const auto& file : product.taught) {
            auto photo = bytesOf(m_pictures / file);
            if (!photo) {
                return photo.error();
            }
            photos.push_back(std::move(*photo));
        }
        const auto learnt = answerOf<workers::TeachResult>(
            [&](auto done) { m_bench.teachBytes(std::move(photos), product.view, std::move(done)); });
        if (!learnt) {
            return learnt.error();
        }
        const domain::ProductTaught taught{product.facts.sku, product.view, learnt->photos, learnt->model};
        m_taught.emplace(product.facts.sku, taught);
        return perform(product.facts.sku,
                       [taught](const domain::Product& known, Time) { return stations::teachProduct(known, taught); },
                       {lead(), at, learnt->model});
    }

    /// What the camera says of a picture; looked at once, since the same picture gives the same evidence.
    Result<domain::Inspection> evidenceOf(const DemoUnit& unit)
    {
        const auto& file = unit.picture.file;
        if (const auto known = m_evidence.find(file); known != m_evidence.end()) {
            return known->second;
        }
        auto photo = bytesOf(m_pictures / file);
        if (!photo) {
            return photo.error();
        }
        const auto& taught = m_taught.at(m_script.products[unit.product].facts.sku);
        const auto seen = answerOf<workers::InspectionResult>(
            [&](auto done) { m_bench.inspectBytes(taught, std::move(*photo), std::move(done)); });
        if (!seen) {
            return seen.error();
        }
        return m_evidence.emplace(file, seen->inspection).first->second;
    }

    /// Months of the demo with the number of its days in each.
    [[nodiscard]] std::map<std::string, int> monthDays() const
    {
        std::map<std::string, int> months;
        for (int ago = m_script.days; ago > 0; --ago) {
            months[toIso(m_today - days{ago}).substr(0, 7)] += 1;
        }
        return months;
    }

    /// Each month's orders are counted on the first day of the next one, those of the present month today.
    void countOrders()
    {
        const auto months = monthDays();
        std::vector<int> weights;
        for (const auto& product : m_script.products) {
            for (const auto& [month, length] : months) {
                weights.push_back(product.orderShare * length);
            }
        }
        const auto orders = apportion(m_script.orders, weights);
        auto next = orders.begin();
        for (const auto& product : m_script.products) {
            for (const auto& [month, length] : months) {
                const auto first = *parseIso(month + "-01");
                const auto counted =
                    std::min(inWorkingHours(std::chrono::floor<days>(first + days{32}) + hours{7}), m_today);
                const domain::OrdersCounted facts{product.facts.sku, month, *next++};
                m_agenda.add(counted, [this, facts, counted] {
                    return perform(
                        facts.sku,
                        [facts](const domain::Product& known, Time) { return stations::countOrders(known, facts); },
                        {lead(), counted, {}});
                });
            }
        }
    }

    /// Does the next chore of the unit and puts the one after it on the agenda.
    Result<void> step(const WalkPointer& walk)
    {
        const auto chore = walk->chores.front();
        walk->chores.pop_front();
        const auto done = perform(walk->unit.tag, chore.deed, {chore.actor, chore.at, chore.modelVersion});
        if (!done) {
            return done;
        }
        if (walk->chores.empty()) {
            const auto planned = plan(*walk);
            if (!planned) {
                return planned;
            }
        }
        if (walk->chores.empty()) {
            m_progress(++m_arrived);
        } else {
            comeBackTo(walk);
        }
        return {};
    }

    void comeBackTo(const WalkPointer& walk)
    {
        m_agenda.add(walk->chores.front().at, [this, walk] { return step(walk); });
    }

    /// The unit's next visit; no chores = it has got as far as it should.
    Result<void> plan(Walk& walk)
    {
        const auto item = m_log.item(walk.unit.tag);
        if (!item) {
            return item.error();
        }
        switch (item->standing) {
        case domain::Standing::inHouse: return planInHouse(walk, *item);
        case domain::Standing::listed:
            if (walk.unit.goal.until != DemoGoal::Until::listed) {
                walk.chores = m_visits.sale(*item, soon(*item, days{m_dice.around(m_script.saleDays)}));
            }
            return {};
        case domain::Standing::sold:
            if (item->cycle == 1 && walk.unit.goal.again != DemoGoal::Again::no) {
                walk.chores = m_visits.secondReturn(walk.unit, returnTime(walk.unit.goal, *item));
            }
            return {};
        case domain::Standing::absent:
        case domain::Standing::exitDue:
        case domain::Standing::exited: return {};
        }
        return {};
    }

    [[nodiscard]] static Time soon(const domain::Item& item, std::chrono::milliseconds wait)
    {
        return inWorkingHours(*item.lastEventAt + wait);
    }

    Time returnTime(const DemoGoal& goal, const domain::Item& item)
    {
        if (goal.again == DemoGoal::Again::waiting) {
            const auto day = workdayUntil(std::chrono::floor<days>(m_today) - days{m_dice.within({1, 6})});
            return day + hours{7} + std::chrono::minutes{m_dice.within({0, 480})};
        }
        return soon(item, days{m_dice.within(m_script.returnDays)});
    }

    /// The unit stands where its goal wants it; a grading stage counts from the second time on.
    [[nodiscard]] static bool hasArrived(const DemoGoal& goal, const domain::Item& item, const rules::StageRow* stage)
    {
        if (goal.again == DemoGoal::Again::waiting && item.cycle > 1) {
            return true;
        }
        if (goal.until != DemoGoal::Until::stage && goal.until != DemoGoal::Until::exited) {
            return false;
        }
        const bool repeated = stage == nullptr || stage->kind != rules::StageKind::grading || item.grading.has_value();
        return goal.stage == (stage == nullptr ? std::string{} : stage->id.text()) && repeated;
    }

    Result<void> planInHouse(Walk& walk, const domain::Item& item)
    {
        const auto& goal = walk.unit.goal;
        const auto* stage = item.stage() ? m_policy.findStage(*item.stage()) : nullptr;
        if (hasArrived(goal, item, stage)) {
            if (goal.until == DemoGoal::Until::exited) {
                walk.chores = m_visits.leaving(walk.unit, soon(item, days{m_dice.within(goal.exitAfterDays)}));
            } else if (goal.started && stage != nullptr && !item.work) {
                beginOnly(walk, item, *stage);
            }
            return {};
        }
        return stage == nullptr ? Result<void>{} : planStage(walk, item, *stage);
    }

    /// Starts the work and does its first step, no more.
    void beginOnly(Walk& walk, const domain::Item& item, const rules::StageRow& stage)
    {
        walk.chores = m_visits.work(walk.unit, item, stage, turn(item, stage), photosOf(walk.unit));
        walk.chores.erase(walk.chores.begin() + std::min<std::ptrdiff_t>(std::ssize(walk.chores), 2),
                          walk.chores.end());
    }

    [[nodiscard]] Time turn(const domain::Item& item, const rules::StageRow& stage)
    {
        const bool atGrading = stage.kind == rules::StageKind::grading;
        const std::chrono::minutes wait = hours{m_dice.around(atGrading ? m_script.gradingHours : m_script.queueHours)};
        return soon(item, wait + std::chrono::minutes{m_dice.within({0, 59})});
    }

    [[nodiscard]] std::vector<domain::PhotoRef> photosOf(const DemoUnit& unit) const
    {
        const auto known = m_evidence.find(unit.picture.file);
        return known == m_evidence.end() ? std::vector<domain::PhotoRef>{} : known->second.photos;
    }

    Result<void> planStage(Walk& walk, const domain::Item& item, const rules::StageRow& stage)
    {
        const auto start = turn(item, stage);
        switch (stage.kind) {
        case rules::StageKind::grading: {
            const auto evidence = evidenceOf(walk.unit);
            if (!evidence) {
                return evidence.error();
            }
            walk.chores = m_visits.grading(walk.unit, item, start, *evidence);
            return {};
        }
        case rules::StageKind::work:
            walk.chores = m_visits.work(walk.unit, item, stage, start, photosOf(walk.unit));
            return {};
        case rules::StageKind::packing: walk.chores = m_visits.packing(walk.unit, start); return {};
        case rules::StageKind::listing: walk.chores = m_visits.listing(walk.unit, start); return {};
        }
        return {};
    }

    workers::Clerk& m_clerk;
    workers::Bench& m_bench;
    const rules::Policy& m_policy;
    store::EventLog m_log;
    const std::filesystem::path& m_pictures;
    const DemoScript& m_script;
    Dice m_dice;
    Time m_today;
    DemoVisits m_visits;
    DemoAgenda m_agenda;
    std::function<void(int)> m_progress;
    std::map<domain::Sku, domain::ProductTaught> m_taught;
    std::map<std::string, domain::Inspection> m_evidence;
    int m_arrived = 0;
    int m_events = 0;
};

Result<void> requireEmpty(const store::Database& reader)
{
    const auto units = insight::worklistCount(reader, {});
    const auto products = insight::products(reader);
    if (!units || !products) {
        return units ? products.error() : units.error();
    }
    if (*units > 0 || !products->empty()) {
        return refused("The demo warehouse needs an empty store, and this one is in use. Nothing was changed.");
    }
    return {};
}

} // namespace

Result<DemoReport> loadDemo(workers::Clerk& clerk, workers::Bench& bench, const rules::Policy& policy,
                            const store::Database& reader, const std::filesystem::path& pictures, std::uint64_t seed,
                            Time today, const std::function<void(int, int)>& progress)
{
    if (const auto empty = requireEmpty(reader); !empty) {
        return empty.error();
    }
    const auto script = readDemoScript(pictures);
    if (!script) {
        return script.error();
    }
    DemoWarehouse warehouse(clerk, bench, policy, reader, pictures, *script, seed, today);
    return warehouse.fill(progress);
}

} // namespace regrade::workstation
