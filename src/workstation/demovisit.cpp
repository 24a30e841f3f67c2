#include "workstation/demovisit.h"

#include "insight/partstock.h"
#include "passport/labelwriters.h"
#include "rules/pricing.h"
#include "stations/dismantling.h"
#include "stations/inspection.h"
#include "stations/intake.h"
#include "stations/packing.h"
#include "stations/parts.h"
#include "stations/sale.h"
#include "stations/work.h"
#include "store/photoarchive.h"

#include <algorithm>
#include <stdexcept>

namespace regrade::workstation {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// A deed that needs to know nothing of the stock.
workers::InformedItemDeed plain(workers::ItemDeed deed)
{
    return [deed = std::move(deed)](const domain::Item& item, const store::Database&, Time now) {
        return deed(item, now);
    };
}

/// Nobody works to the full second.
milliseconds odd(Dice& dice) { return milliseconds{dice.within({0, 999})}; }

} // namespace

DemoChore DemoVisits::chore(Time at, const std::string& kindOfWork, workers::ItemDeed deed)
{
    return {
        at + odd(m_dice), domain::ActorId(m_dice.oneOf(m_script.actors.at(kindOfWork))), plain(std::move(deed)), {}};
}

std::string DemoVisits::number(const std::string& prefix)
{
    return prefix + std::to_string(100'000 + m_dice.below(900'000));
}

workers::ItemDeed DemoVisits::labelDeed(domain::LabelKind kind) const
{
    return [&policy = m_policy, kind](const domain::Item& item, Time) -> Result<domain::Events> {
        const auto label = passport::makeLabel(item, policy, kind, passport::PaperLanguage::en);
        if (!label) {
            return label.error();
        }
        const auto layout = passport::layOut(*label, {}, {});
        if (!layout) {
            return layout.error();
        }
        const auto paper = passport::labelPdf(*layout);
        if (!paper) {
            return paper.error();
        }
        return stations::printLabel(item, policy, kind, store::sha256Hex(*paper));
    };
}

DemoChores DemoVisits::intake(const DemoUnit& unit)
{
    const auto& product = m_script.products[unit.product].facts;
    stations::IntakeForm form;
    form.order = number("GL-");
    form.rma = number("RMA-");
    form.reason = domain::ReasonId(unit.reason);
    form.source = domain::SourceId(m_dice.oneOf(m_script.sources));
    form.market = domain::MarketId(m_dice.oneOf(m_script.markets));
    form.bookValue = shareOf(product.originalPrice, 100 * m_script.bookValuePercent);
    auto receive = [&policy = m_policy, product, form](const domain::Item& item, Time) {
        return stations::receive(item, policy, product, form);
    };
    DemoChores chores;
    chores.push_back(chore(unit.receivedAt, "intake", receive));
    chores.push_back(chore(unit.receivedAt + seconds{25}, "intake", labelDeed(domain::LabelKind::intake)));
    return chores;
}

DemoChores DemoVisits::grading(const DemoUnit& unit, const domain::Item& item, Time start,
                               const domain::Inspection& evidence)
{
    const auto& group = m_script.groups[unit.group];
    const bool repaired = item.everRepaired && !unit.goal.stillFaulty;
    const seconds full{m_dice.around(m_script.assessmentSeconds)};
    const milliseconds assessment = full + odd(m_dice);
    stations::GradingForm form;
    form.axes = {.packaging = group.packaging,
                 .cosmetic = unit.picture.look,
                 .function = repaired || item.cycle > 1 ? domain::Function::works : group.function,
                 .used = unit.used || item.cycle > 1};
    form.assessment = assessment;
    auto look = [&policy = m_policy, evidence](const domain::Item& now, Time) {
        return stations::recordInspection(now, policy, evidence);
    };
    auto decide = [&policy = m_policy, form,
                   reason = m_script.lookReasons.at(unit.picture.look)](const domain::Item& now, Time) {
        auto filled = form;
        const auto proposed = now.inspection ? now.inspection->proposed : std::nullopt;
        if (proposed && proposed != form.axes.cosmetic) {
            filled.cosmeticReason = reason;
        }
        return stations::confirmGrade(now, policy, filled);
    };
    DemoChores chores;
    chores.push_back(chore(start + seconds{35}, "grading", look));
    chores.back().modelVersion = evidence.model;
    chores.push_back(chores.back());
    chores.back().at = start + assessment;
    chores.back().deed = plain(decide);
    chores.back().modelVersion.clear();
    return chores;
}

std::optional<double> DemoVisits::measured(const rules::StepRow& step)
{
    if (step.kind != rules::StepKind::measure) {
        return std::nullopt;
    }
    const double share = static_cast<double>(m_dice.within({15, 70})) / 100.0;
    const double low = step.min.value_or(0.0);
    const double high = step.max.value_or(low * 12.0 + 2.0);
    const double value = low + (high - low) * share;
    return static_cast<double>(static_cast<std::int64_t>(value * 100.0 + 0.5)) / 100.0;
}

workers::ItemDeed DemoVisits::stepDeed(const rules::StageRow& stage, const rules::StepRow& step,
                                       std::optional<double> value, const std::vector<domain::PhotoRef>& photos) const
{
    const auto note = m_script.notes.find(step.id.text());
    stations::StepForm form{.stage = stage.id,
                            .step = step.id,
                            .value = value,
                            .note = note == m_script.notes.end() ? std::string{} : note->second,
                            .photos = {}};
    if (step.kind == rules::StepKind::photo) {
        form.photos = photos;
    }
    return [&policy = m_policy, form](const domain::Item& item, Time) { return stations::doStep(item, policy, form); };
}

const domain::PartRegistered& DemoVisits::partFor(const domain::ItemReceived& facts) const
{
    const auto found = std::find_if(m_script.parts.begin(), m_script.parts.end(), [&](const DemoPart& part) {
        return part.repairs && stations::fits(part.facts, facts.sku, facts.category);
    });
    if (found == m_script.parts.end()) {
        throw std::logic_error("the demo has no part for " + facts.category.text());
    }
    return found->facts;
}

workers::InformedItemDeed DemoVisits::partDeed(const domain::Item& item, const rules::StageRow& stage) const
{
    const stations::PartForm form{.stage = stage.id, .part = partFor(*item.intake).sku.text()};
    return [form](const domain::Item& now, const store::Database& store, Time) {
        return stations::usePart(now, form, insight::partsIn(store));
    };
}

/// One part that can be used again; the rest by material.
workers::InformedItemDeed DemoVisits::takeApartDeed(const domain::Item& item, const rules::StageRow& stage) const
{
    const domain::Sku part = partFor(*item.intake).sku;
    return [&policy = m_policy, part, id = stage.id](const domain::Item& now, const store::Database& store,
                                                     Time at) -> Result<domain::Events> {
        auto all = stations::harvestPart(now, policy, {id, part, 1, {}}, insight::partsIn(store));
        domain::Item unit = now;
        for (const auto& event : all ? *all : domain::Events()) {
            unit = domain::after(std::move(unit), event, at);
        }
        const auto balance = stations::massBalanceOf(*unit.work, policy);
        auto left = static_cast<int>(balance.weighed.value_or(0) - balance.out());
        for (const auto& [fraction, percent] : {std::pair{"plastic", 60}, {"ferrous", 70}, {"rest", 100}}) {
            const int grams = left * percent / 100;
            const auto material =
                all ? stations::recoverMaterial(unit, policy, {id, domain::FractionId(fraction), grams}) : all;
            if (!material) {
                return material;
            }
            all->insert(all->end(), material->begin(), material->end());
            left -= grams;
        }
        return all;
    };
}

DemoChores DemoVisits::work(const DemoUnit& unit, const domain::Item& item, const rules::StageRow& stage, Time start,
                            const std::vector<domain::PhotoRef>& photos)
{
    const auto named = m_script.workMinutes.find(stage.id.text());
    const auto& span = named == m_script.workMinutes.end() ? m_script.workMinutes.at("default") : named->second;
    const seconds most = minutes{m_dice.within(span)};
    const seconds whole = most + seconds{m_dice.within({5, 55})};
    const auto pause = whole / static_cast<int>(stage.steps.size() + 2);
    auto chores = DemoChores{chore(start, "work", [&policy = m_policy, id = stage.id](const domain::Item& now, Time) {
        return stations::startWork(now, policy, id);
    })};
    const auto actor = chores.front().actor;
    auto at = start;
    const auto add = [&](workers::InformedItemDeed deed) {
        at += pause;
        chores.push_back({at + odd(m_dice), actor, std::move(deed), {}});
    };
    for (const auto& step : stage.steps) {
        if (!step.required && !m_dice.happens(m_script.optionalStepsPercent)) {
            continue;
        }
        if (step.kind == rules::StepKind::measure && step.max && m_dice.happens(m_script.failedMeasurePercent)) {
            add(plain(stepDeed(stage, step, *step.max * 1.4 + 0.1, photos)));
        }
        add(plain(stepDeed(stage, step, measured(step), photos)));
    }
    if (stage.repairs && !unit.goal.stillFaulty) {
        add(partDeed(item, stage));
    }
    if (stage.dismantles) {
        add(takeApartDeed(item, stage));
    }
    add(plain([&policy = m_policy, id = stage.id](const domain::Item& now, Time time) {
        return stations::finishWork(now, policy, id, time);
    }));
    return chores;
}

DemoChores DemoVisits::packing(const DemoUnit& unit, Time start)
{
    const auto& product = m_script.products[unit.product].facts;
    const int margin = m_script.boxMarginMm;
    stations::PackingForm form{
        .material = domain::MaterialId(m_dice.oneOf(m_script.materials)),
        .box = {product.size.lengthMm + margin, product.size.widthMm + margin, product.size.heightMm + margin},
        .product = product.size,
        .weightG = product.weightG + m_script.fillerG,
        .scannedLabel = unit.tag};
    DemoChores chores;
    chores.push_back(chore(start, "packing", labelDeed(domain::LabelKind::sale)));
    chores.push_back(chore(
        start + seconds{m_dice.within({60, 170})}, "packing",
        [&policy = m_policy, form](const domain::Item& item, Time) { return stations::pack(item, policy, form); }));
    chores.back().actor = chores.front().actor;
    return chores;
}

DemoChores DemoVisits::listing(const DemoUnit& unit, Time start)
{
    const auto& partsValue = m_script.products[unit.product].facts.partsValue;
    auto offer = [&policy = m_policy, partsValue](const domain::Item& item, Time) -> Result<domain::Events> {
        const auto quote = rules::quote(policy, item, partsValue);
        return quote ? stations::listItem(item, policy, *quote, {}) : quote.error();
    };
    return {chore(start, "listing", offer)};
}

DemoChores DemoVisits::sale(const domain::Item& item, Time start)
{
    const auto price = shareOf(item.offer->price, 10'000 - 100 * m_dice.oneOf(m_script.discountPercent));
    return {chore(start, "listing", [price, order = number("SO-")](const domain::Item& now, Time) {
        return stations::sell(now, price, order);
    })};
}

DemoChores DemoVisits::secondReturn(const DemoUnit& unit, Time start)
{
    const domain::ItemReturnedAgain facts{.reason = domain::ReasonId(unit.reason), .order = number("SO-")};
    return {chore(start, "intake", [&policy = m_policy, facts](const domain::Item& now, Time) {
        auto again = facts;
        if (now.sale) {
            again.order = now.sale->order;
        }
        return stations::receiveAgain(now, policy, again);
    })};
}

DemoChores DemoVisits::leaving(const DemoUnit& unit, Time start)
{
    return {chore(start, "lead", [exit = unit.goal.exit](const domain::Item& item, Time) {
        return stations::leave(item, exit.route, exit.reason, exit.proceeds);
    })};
}

} // namespace regrade::workstation
