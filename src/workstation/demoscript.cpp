#include "workstation/demoscript.h"

#include "workstation/smallfile.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace regrade::workstation {

namespace {

using nlohmann::json;

/// Inside readDemoScript every fault of the data is thrown and caught once, with the file's name.
template <class T>
T sound(Result<T> read)
{
    if (!read) {
        throw std::invalid_argument(read.error().what());
    }
    return std::move(*read);
}

Span spanFrom(const json& pair)
{
    const Span span{pair.at(0).get<int>(), pair.at(1).get<int>()};
    return span.low <= span.high ? span : Span{span.high, span.low};
}

Money moneyFrom(const json& text) { return sound(parseMoney(text.get<std::string>())); }

domain::BoxSize sizeFrom(const json& sides)
{
    return {sides.at(0).get<int>(), sides.at(1).get<int>(), sides.at(2).get<int>()};
}

DemoProduct productFrom(const json& entry)
{
    DemoProduct product{.facts = {.sku = domain::Sku(entry.at("sku").get<std::string>()),
                                  .name = entry.at("name").at("en").get<std::string>() + " " +
                                          entry.at("name").at("zh").get<std::string>(),
                                  .category = domain::CategoryId(entry.at("category").get<std::string>()),
                                  .owner = domain::OwnerId(entry.at("owner").get<std::string>()),
                                  .originalPrice = moneyFrom(entry.at("price")),
                                  .partsValue = moneyFrom(entry.at("parts_value")),
                                  .size = sizeFrom(entry.at("size_mm")),
                                  .weightG = entry.at("weight_g").get<int>()},
                        .view = entry.at("view").get<std::string>(),
                        .market = entry.at("market").get<std::string>(),
                        .orderShare = entry.at("order_share").get<int>(),
                        .taught = entry.at("good").get<std::vector<std::string>>(),
                        .pictures = {}};
    product.pictures.push_back({product.taught.back(), domain::Cosmetic::none});
    product.taught.pop_back();
    for (const auto& damaged : entry.at("damaged")) {
        product.pictures.push_back({damaged.at("file").get<std::string>(),
                                    sound(domain::cosmeticFrom(damaged.at("cosmetic").get<std::string>()))});
    }
    return product;
}

DemoGroup groupFrom(const json& entry)
{
    DemoGroup group;
    group.grade = entry.at("grade").get<std::string>();
    group.units = entry.at("units").get<int>();
    group.reason = entry.at("reason").get<std::string>();
    group.packaging = sound(domain::packagingFrom(entry.at("packaging").get<std::string>()));
    group.function = sound(domain::functionFrom(entry.at("function").get<std::string>()));
    group.used = entry.at("used").get<std::vector<bool>>();
    for (const auto& look : entry.at("cosmetic")) {
        group.looks.push_back(sound(domain::cosmeticFrom(look.get<std::string>())));
    }
    return group;
}

DemoGoal::Until untilFrom(const std::string& text)
{
    static const std::map<std::string, DemoGoal::Until> kKnown{{"stage", DemoGoal::Until::stage},
                                                               {"listed", DemoGoal::Until::listed},
                                                               {"sold", DemoGoal::Until::sold},
                                                               {"exit", DemoGoal::Until::exited}};
    return kKnown.at(text);
}

DemoGoal goalFrom(const json& entry)
{
    DemoGoal goal;
    goal.until = untilFrom(entry.at("until").get<std::string>());
    goal.receivedDaysAgo = spanFrom(entry.at("received"));
    goal.grade = entry.value("grade", "");
    goal.units = entry.value("units", 0);
    goal.stage = entry.value("stage", "");
    goal.started = entry.value("started", false);
    goal.category = entry.value("category", "");
    goal.stillFaulty = entry.value("still_faulty", false);
    const auto again = entry.value("again", "");
    goal.again =
        again == "waiting" ? DemoGoal::Again::waiting : (again == "sold" ? DemoGoal::Again::sold : DemoGoal::Again::no);
    if (goal.until == DemoGoal::Until::exited) {
        goal.exitAfterDays = spanFrom(entry.at("after_days"));
        const auto& exit = entry.at("exit");
        goal.exit = {sound(domain::exitRouteFrom(exit.at("route").get<std::string>())),
                     exit.at("reason").get<std::string>(), moneyFrom(exit.at("proceeds")),
                     exit.contains("recipient") ? std::optional(exit.at("recipient").get<std::string>())
                                                : std::nullopt};
        if (exit.contains("derogation")) {
            goal.exit.derogation = exit.at("derogation").get<std::string>();
        }
    }
    return goal;
}

DemoPart partFrom(const json& file)
{
    DemoPart part{{.sku = domain::Sku(file.at("part").get<std::string>())}};
    part.facts.name = file.at("name").get<std::string>();
    part.facts.supplier = file.at("supplier").get<std::string>();
    if (file.contains("category")) {
        part.facts.categories.emplace_back(file.at("category").get<std::string>());
    }
    part.facts.reorderPoint = file.at("reorder").get<int>();
    part.facts.unitCost = moneyFrom(file.at("cost"));
    part.facts.key = file.at("key").get<bool>();
    part.facts.weightG = file.at("weight_g").get<int>();
    const json kit = file.value("kit", json::object());
    for (const auto& [number, pieces] : kit.items()) {
        part.facts.kit.push_back({domain::Sku(number), pieces.get<int>()});
    }
    part.received = file.at("received").get<int>();
    part.repairs = file.at("repairs").get<bool>();
    return part;
}

void takeWork(const json& file, DemoScript& script)
{
    script.gradingHours = spanFrom(file.at("grading_hours"));
    script.queueHours = spanFrom(file.at("queue_hours"));
    script.saleDays = spanFrom(file.at("sale_days"));
    script.returnDays = spanFrom(file.at("return_days"));
    script.assessmentSeconds = spanFrom(file.at("assessment_seconds"));
    for (const auto& [stage, span] : file.at("work_minutes").items()) {
        script.workMinutes[stage] = spanFrom(span);
    }
    script.optionalStepsPercent = file.at("optional_steps_percent").get<int>();
    script.failedMeasurePercent = file.at("failed_measure_percent").get<int>();
    script.discountPercent = file.at("discount_percent").get<std::vector<int>>();
    const auto& packing = file.at("packing");
    script.materials = packing.at("materials").get<std::vector<std::string>>();
    script.boxMarginMm = packing.at("margin_mm").get<int>();
    script.fillerG = packing.at("filler_g").get<int>();
    script.actors = file.at("actors").get<std::map<std::string, std::vector<std::string>>>();
    script.notes = file.at("notes").get<std::map<std::string, std::string>>();
    script.options = file.at("options").get<std::map<std::string, std::string>>();
    script.approval = file.at("approval").get<std::string>();
    for (const auto& [look, reason] : file.at("look_reasons").items()) {
        script.lookReasons[sound(domain::cosmeticFrom(look))] = reason.get<std::string>();
    }
    for (const auto& part : file.at("parts")) {
        script.parts.push_back(partFrom(part));
    }
}

void takeScenario(const json& file, DemoScript& script)
{
    script.days = file.at("days").get<int>();
    script.orders = file.at("orders").get<int>();
    const auto& intake = file.at("intake");
    script.reasonSwaps = intake.at("reason_swaps").get<int>();
    script.bookValuePercent = intake.at("book_value_percent").get<int>();
    script.sources = intake.at("sources").get<std::vector<std::string>>();
    script.markets = intake.at("markets").get<std::vector<std::string>>();
    for (const auto& group : file.at("groups")) {
        script.groups.push_back(groupFrom(group));
    }
    for (const auto& goal : file.at("goals")) {
        script.goals.push_back(goalFrom(goal));
    }
    script.usualGoal = goalFrom(file.at("default"));
    takeWork(file, script);
}

void takeProducts(const json& file, DemoScript& script)
{
    for (const auto& product : file.at("products")) {
        script.products.push_back(productFrom(product));
    }
}

Result<void> takeFile(const std::filesystem::path& file, DemoScript& script, void (*take)(const json&, DemoScript&))
{
    const auto text = readSmallFile(file);
    if (!text) {
        return text.error();
    }
    if (!*text) {
        return notFound("The demo warehouse is not installed: {} is missing.", {file.string()});
    }
    try {
        take(json::parse(**text), script);
    } catch (const std::exception& fault) {
        return invalid("The demo's file {} cannot be read. Install the program again.", {file.string()}, fault.what());
    }
    return {};
}

} // namespace

Result<DemoScript> readDemoScript(const std::filesystem::path& folder)
{
    DemoScript script;
    if (const auto taken = takeFile(folder / "scenario.json", script, takeScenario); !taken) {
        return taken.error();
    }
    if (const auto taken = takeFile(folder / "products.json", script, takeProducts); !taken) {
        return taken.error();
    }
    return script;
}

} // namespace regrade::workstation
