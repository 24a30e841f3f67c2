#include "workstation/demovisit.h"

#include "insight/partstock.h"
#include "passport/labelwriters.h"
#include "rules/exits.h"
#include "rules/packaging.h"
#include "rules/pricing.h"
#include "rules/steps.h"
#include "stations/dismantling.h"
#include "stations/exit.h"
#include "stations/inspection.h"
#include "stations/intake.h"
#include "stations/packing.h"
#include "stations/parts.h"
#include "stations/repair.h"
#include "stations/sale.h"
#include "stations/work.h"
#include "store/photoarchive.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace regrade::workstation {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// The first step that the unit is asked for and that has not had its turn.
const rules::StepRow* nextStep(const rules::StageRow& stage, const domain::Item& item,
                               const std::set<std::string>& seen)
{
    for (const auto* step : rules::stepsFor(stage, item)) {
        if (!seen.contains(step->id.text())) {
            return step;
        }
    }
    return nullptr;
}

/// A deed that needs to know nothing of the stock.
workers::InformedItemDeed plain(workers::ItemDeed deed)
{
    return [deed = std::move(deed)](const domain::Item& item, const store::Database&, Time now) {
        return deed(item, now);
    };
}

/// Nobody works to the full second.
milliseconds odd(Dice& dice) { return milliseconds{dice.within({0, 999})}; }

/// The form with the papers of its market, and in a stock carton of its material where one fits.
stations::PackingForm packedAsProposed(const domain::Item& item, const rules::Policy& policy,
                                       stations::PackingForm form, int productG, Time now)
{
    for (const rules::InsertRow* insert : rules::insertsFor(policy, item.intake->market, item.intake->category, now)) {
        form.inserts.push_back(insert->id);
    }
    const auto filler = policy.fillers.front().id;
    const auto offers = stations::proposeCarton(policy, {form.product, filler, item.intake->market}, now);
    if (!offers) {
        return form;
    }
    for (const stations::CartonOffer& offer : *offers) {
        if (!offer.why && policy.findCarton(offer.carton)->material == form.material) {
            form.carton = offer.carton;
            form.filler = filler;
            const auto plan = stations::planPacking(policy, form);
            form.weightG = plan ? stations::proposedWeightG(*plan, productG) : form.weightG;
            break;
        }
    }
    return form;
}

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
    return [&policy = m_policy, kind](const domain::Item& item, Time now) -> Result<domain::Events> {
        const auto label = passport::makeLabel(item, policy, kind, passport::PaperLanguage::en, now);
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

/// A value inside the limits, or one that fails.
double DemoVisits::measured(const rules::StepRow& step, const domain::WorkOrder& work, bool good)
{
    rules::Bounds bounds = rules::boundsOf(step, work);
    for (const auto* instrument : rules::instrumentsOf(m_policy, step.instrument)) {
        if (const auto* readings = m_policy.findReadings(instrument->readings)) {
            bounds = {0.0, good ? readings->pass : readings->caution};
        }
    }
    const double low = bounds.min.value_or(0.0);
    const double high = bounds.max.value_or(low * 12.0 + 2.0);
    if (!good) {
        return high * 1.4 + 0.1;
    }
    const double value = low + (high - low) * static_cast<double>(m_dice.within({15, 70})) / 100.0;
    return static_cast<double>(static_cast<std::int64_t>(value * 100.0 + 0.5)) / 100.0;
}

/// As the script says for the category or the step; else any option that is no finding.
std::string DemoVisits::chosen(const rules::StepRow& step, const domain::CategoryId& category)
{
    for (const std::string& key : {category.text() + "/" + step.id.text(), step.id.text()}) {
        if (const auto told = m_script.options.find(key); told != m_script.options.end()) {
            return told->second;
        }
    }
    std::vector<std::string> options;
    for (const auto& option : m_policy.findChoices(step.list)->options) {
        if (!option.fails) {
            options.push_back(option.id);
        }
    }
    return m_dice.oneOf(options);
}

stations::StepForm DemoVisits::stepForm(const rules::StageRow& stage, const rules::StepRow& step,
                                        const domain::Item& item, const std::vector<domain::PhotoRef>& photos)
{
    auto form = stations::passingForm(item, m_policy, stage, step);
    const auto note = m_script.notes.find(step.id.text());
    form.note = note == m_script.notes.end() ? std::string{} : note->second;
    if (step.kind == rules::StepKind::measure) {
        form.value = measured(step, *item.work, true);
    } else if (step.kind == rules::StepKind::photo) {
        form.photos = photos;
    } else if (step.kind == rules::StepKind::choice) {
        form.options = {chosen(step, rules::categoryOf(item))};
    } else if (step.kind == rules::StepKind::words) {
        form.note = number("SN-");
    }
    for (auto& side : form.exposures) {
        side.seconds += m_dice.within({0, 8});
    }
    return form;
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

DemoChores DemoVisits::forecast(const domain::Item& item, Time start)
{
    const auto* diagnosis = m_policy.findChoices("faults");
    const stations::RepairForm form{diagnosis->options[m_dice.below(diagnosis->options.size())].id, 9,
                                    partFor(*item.intake).unitCost};
    auto told = chore(start - minutes{3}, "work", [&policy = m_policy, form](const domain::Item& now, Time) {
        return stations::forecastRepair(now, policy, form);
    });
    auto approved =
        chore(start - minutes{1}, "lead",
              [&policy = m_policy, why = m_script.approval](const domain::Item& now, Time) -> Result<domain::Events> {
                  return stations::needsApproval(now, policy) ? stations::approveRepair(now, policy, why)
                                                              : Result(domain::Events{});
              });
    return {std::move(told), std::move(approved)};
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
    DemoChores chores;
    if (stage.repairs) {
        chores = forecast(item, start);
    }
    chores.push_back(chore(start, "work", [&policy = m_policy, id = stage.id](const domain::Item& now, Time) {
        return stations::startWork(now, policy, id);
    }));
    const auto actor = chores.back().actor;
    auto at = start;
    const auto add = [&](workers::InformedItemDeed deed) {
        at += pause;
        chores.push_back({at + odd(m_dice), actor, std::move(deed), {}});
    };
    // What was chosen decides what is asked next, so the unit is led along beside the chores.
    domain::Item ahead = domain::after(item, domain::WorkStarted{.stage = stage.id}, start);
    const auto record = [&](const stations::StepForm& form) {
        const auto events = stations::doStep(ahead, m_policy, form, at);
        for (const auto& event : events ? *events : domain::Events{}) {
            ahead = domain::after(std::move(ahead), event, at);
        }
        add(plain([&policy = m_policy, form](const domain::Item& now, Time time) {
            return stations::doStep(now, policy, form, time);
        }));
    };
    std::set<std::string> seen;
    for (const auto* step = nextStep(stage, ahead, seen); step != nullptr; step = nextStep(stage, ahead, seen)) {
        seen.insert(step->id.text());
        if (!step->required && !m_dice.happens(m_script.optionalStepsPercent)) {
            continue;
        }
        auto form = stepForm(stage, *step, ahead, photos);
        if (step->kind == rules::StepKind::measure && step->min.value_or(0) == 0 &&
            m_dice.happens(m_script.failedMeasurePercent) && (step->max || !step->instrument.empty())) {
            auto bad = form;
            bad.value = measured(*step, *ahead.work, false);
            record(bad);
            for (const auto& again : step->redo) {
                record({.stage = stage.id, .step = again, .value = {}, .note = {}, .photos = {}});
            }
        }
        record(form);
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
    const stations::PackingForm form{
        .material = domain::MaterialId(m_dice.oneOf(m_script.materials)),
        .box = {product.size.lengthMm + margin, product.size.widthMm + margin, product.size.heightMm + margin},
        .product = product.size,
        .weightG = product.weightG + m_script.fillerG,
        .scannedLabel = unit.tag};
    DemoChores chores;
    chores.push_back(chore(start, "packing", labelDeed(domain::LabelKind::sale)));
    chores.push_back(chore(start + seconds{m_dice.within({60, 170})}, "packing",
                           [&policy = m_policy, form, grams = product.weightG](const domain::Item& item, Time now) {
                               return stations::pack(item, policy, packedAsProposed(item, policy, form, grams, now),
                                                     now);
                           }));
    chores.back().actor = chores.front().actor;
    return chores;
}

namespace {

/// As proposed; a unit that cost more than it can bring is offered all the same, by the lead of the story.
stations::ListingForm offerFor(const rules::Quote& quote)
{
    stations::ListingForm form;
    if (quote.belowFloor) {
        form.overrideReason = "It cost more than it brings; the shelf is needed.";
        form.outsideBand = true;
    }
    return form;
}

} // namespace

DemoChores DemoVisits::listing(const DemoUnit& unit, Time start)
{
    const auto& partsValue = m_script.products[unit.product].facts.partsValue;
    auto offer = [&policy = m_policy, partsValue](const domain::Item& item, Time) -> Result<domain::Events> {
        const auto quote = rules::quote(policy, item, partsValue);
        return quote ? stations::listItem(item, policy, *quote, offerFor(*quote)) : quote.error();
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
    return {chore(start, "lead", [exit = unit.goal.exit, &policy = m_policy](const domain::Item& item, Time now) {
        stations::ExitForm form{.route = exit.route,
                                .reason = exit.reason,
                                .proceeds = exit.proceeds,
                                .recipient = exit.recipient.value_or("")};
        if (rules::destroys(exit.route) && rules::banOnDestroying(policy, item, now) != nullptr) {
            form.derogation = exit.derogation.value_or("");
        }
        return stations::leave(item, policy, form, now);
    })};
}

} // namespace regrade::workstation
