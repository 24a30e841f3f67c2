#include "domain/eventjson.h"

#include "domain/bodytape.h"
#include "domain/eventfields.h"

#include <nlohmann/json.hpp>

namespace regrade::domain {

namespace {

using Json = nlohmann::json;

template <class T>
struct IsId : std::false_type {
};
template <class K>
struct IsId<StrongId<K>> : std::true_type {
};
template <class T>
struct IsOptional : std::false_type {
};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
};
template <class T>
struct IsList : std::false_type {
};
template <class T>
struct IsList<std::vector<T>> : std::true_type {
};

template <class T>
Json encode(const T& value);

/// Writes each field of a struct into a JSON object; unset optionals are left out.
struct FieldWriter {
    Json object = Json::object();

    template <class T>
    void operator()(const char* key, T& value)
    {
        if constexpr (IsOptional<T>::value) {
            if (value) {
                object[key] = encode(*value);
            }
        } else {
            object[key] = encode(value);
        }
    }
};

template <class T>
Json encode(const T& value)
{
    if constexpr (IsId<T>::value) {
        return value.text();
    } else if constexpr (IsList<T>::value) {
        Json list = Json::array();
        for (const auto& entry : value) {
            list.push_back(encode(entry));
        }
        return list;
    } else if constexpr (std::is_enum_v<T>) {
        return nameOf(value);
    } else if constexpr (std::is_same_v<T, std::chrono::milliseconds>) {
        return value.count();
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
        return value;
    } else {
        FieldWriter writer;
        fields(writer, const_cast<T&>(value)); // the writer only reads
        return writer.object;
    }
}

/// A body that does not have the shape its kind promises; leaves this file as an Error.
struct BadBody : std::runtime_error {
    using std::runtime_error::runtime_error;
};

Result<Cosmetic> enumFrom(const std::string& name, Cosmetic) { return cosmeticFrom(name); }
Result<Packaging> enumFrom(const std::string& name, Packaging) { return packagingFrom(name); }
Result<Function> enumFrom(const std::string& name, Function) { return functionFrom(name); }
Result<LabelKind> enumFrom(const std::string& name, LabelKind) { return labelKindFrom(name); }
Result<StepOutcome> enumFrom(const std::string& name, StepOutcome) { return stepOutcomeFrom(name); }
Result<ExitRoute> enumFrom(const std::string& name, ExitRoute) { return exitRouteFrom(name); }
Result<PartOrigin> enumFrom(const std::string& name, PartOrigin) { return partOriginFrom(name); }
Result<FilmEnd> enumFrom(const std::string& name, FilmEnd) { return filmEndFrom(name); }
Result<PriceKind> enumFrom(const std::string& name, PriceKind) { return priceKindFrom(name); }
Result<SupplierStatus> enumFrom(const std::string& name, SupplierStatus) { return supplierStatusFrom(name); }
Result<ExperimentScope> enumFrom(const std::string& name, ExperimentScope) { return experimentScopeFrom(name); }
Result<ExperimentMetric> enumFrom(const std::string& name, ExperimentMetric) { return experimentMetricFrom(name); }
Result<ExperimentRule> enumFrom(const std::string& name, ExperimentRule) { return experimentRuleFrom(name); }

/// Stands for an id until the real one has been read.
struct Blank {
    template <class K>
    operator StrongId<K>() const
    {
        return StrongId<K>("-");
    }
};

template <class T>
T blank()
{
    constexpr Blank id;
    if constexpr (IsId<T>::value) {
        return id;
    } else if constexpr (std::is_same_v<T, PhotoRef>) {
        return T{.hash = id};
    } else if constexpr (std::is_same_v<T, WorkStarted> || std::is_same_v<T, WorkPaused> ||
                         std::is_same_v<T, WorkResumed> || std::is_same_v<T, RepairForecast> ||
                         std::is_same_v<T, RepairApproved> || std::is_same_v<T, HelpAsked>) {
        return T{.stage = id};
    } else if constexpr (std::is_same_v<T, ItemReturnedAgain>) {
        return T{.reason = id};
    } else if constexpr (std::is_same_v<T, Defect>) {
        return T{.photo = id};
    } else if constexpr (std::is_same_v<T, Verdict>) {
        return T{.grade = id};
    } else if constexpr (std::is_same_v<T, ItemReceived>) {
        return T{.sku = id, .category = id, .reason = id, .source = id, .owner = id, .market = id};
    } else if constexpr (std::is_same_v<T, ItemGraded>) {
        return T{.verdict = blank<Verdict>()};
    } else if constexpr (std::is_same_v<T, GradeOverridden>) {
        return T{.from = id, .to = id};
    } else if constexpr (std::is_same_v<T, StepDone>) {
        return T{.stage = id, .step = id};
    } else if constexpr (std::is_same_v<T, PartUsed> || std::is_same_v<T, WorkFinished>) {
        return T{.stage = id};
    } else if constexpr (std::is_same_v<T, ItemPacked>) {
        return T{.material = id};
    } else if constexpr (std::is_same_v<T, ItemListed> || std::is_same_v<T, ItemSold> ||
                         std::is_same_v<T, OfferChanged>) {
        return T{.channel = id};
    } else if constexpr (std::is_same_v<T, ProductRegistered>) {
        return T{.sku = id, .category = id, .owner = id};
    } else if constexpr (std::is_same_v<T, ProductTaught> || std::is_same_v<T, OrdersCounted> ||
                         std::is_same_v<T, ProductCalibrated> || std::is_same_v<T, PartRegistered> ||
                         std::is_same_v<T, PartReceived> || std::is_same_v<T, PartAdjusted> ||
                         std::is_same_v<T, MarketPriceNoted> || std::is_same_v<T, RatingNoted> ||
                         std::is_same_v<T, SupplierCaseOpened> || std::is_same_v<T, SupplierCaseMoved>) {
        return T{.sku = id};
    } else if constexpr (std::is_same_v<T, TradeInQuoted>) {
        return T{.sku = id, .grade = id};
    } else if constexpr (std::is_same_v<T, PartHarvested>) {
        return T{.stage = id, .part = id};
    } else if constexpr (std::is_same_v<T, MaterialRecovered>) {
        return T{.stage = id, .fraction = id};
    } else if constexpr (std::is_same_v<T, HandedMaterial>) {
        return T{.fraction = id};
    } else if constexpr (std::is_same_v<T, EquipmentStarted> || std::is_same_v<T, EquipmentStopped>) {
        return T{.stage = id, .equipment = id};
    } else if constexpr (std::is_same_v<T, ProcessFilmed>) {
        return T{.stage = id, .film = id};
    } else if constexpr (std::is_same_v<T, HelpAnswered>) {
        return T{.stage = id, .station = id};
    } else if constexpr (std::is_same_v<T, KitPart>) {
        return T{.part = id};
    } else if constexpr (std::is_same_v<T, ConflictSettled>) {
        return T{.station = id};
    } else if constexpr (std::is_same_v<T, ProductZoned>) {
        return T{.sku = id, .picture = id};
    } else if constexpr (std::is_same_v<T, ProductLooksMapped>) {
        return T{.sku = id, .category = id};
    } else if constexpr (std::is_same_v<T, RecheckAssigned>) {
        return T{.unit = id, .inspector = id};
    } else if constexpr (std::is_same_v<T, FirstLook>) {
        return T{.grade = id, .by = id};
    } else if constexpr (std::is_same_v<T, RecheckSubmitted>) {
        return T{.unit = id, .category = id, .grade = id, .first = blank<FirstLook>()};
    } else if constexpr (std::is_same_v<T, RecheckAdjudicated>) {
        return T{.unit = id, .grade = id};
    } else if constexpr (std::is_same_v<T, RecheckMissed>) {
        return T{.unit = id};
    } else {
        return T{};
    }
}

/// A value of the JSON library, as `decode` asks for it.
struct LibraryValue {
    const Json* json;

    [[nodiscard]] std::optional<LibraryValue> find(const char* key) const
    {
        const auto found = json->find(key);
        const bool present = found != json->end() && !found->is_null();
        return present ? std::optional(LibraryValue{&*found}) : std::nullopt;
    }
    template <class Take>
    void each(Take take) const
    {
        for (const Json& entry : *json) {
            take(LibraryValue{&entry});
        }
    }
    [[nodiscard]] bool isObject() const { return json->is_object(); }
    [[nodiscard]] bool isList() const { return json->is_array(); }
    [[nodiscard]] bool isText() const { return json->is_string(); }
    [[nodiscard]] bool isTruth() const { return json->is_boolean(); }
    [[nodiscard]] bool isNumber() const { return json->is_number(); }
    [[nodiscard]] bool isWhole() const { return json->is_number_integer(); }
    [[nodiscard]] std::string text() const { return json->get<std::string>(); }
    template <class T>
    [[nodiscard]] T number() const
    {
        return json->get<T>();
    }
};

template <class T, class Value>
T decode(const Value& json, const char* key);

/// Reads each field of a struct out of a JSON object.
template <class Value>
struct FieldReader {
    const Value& object;

    template <class T>
    void operator()(const char* key, T& value)
    {
        const auto found = object.find(key);
        if constexpr (IsOptional<T>::value) {
            if (found) {
                value = decode<typename T::value_type>(*found, key);
            }
        } else {
            if (!found) {
                throw BadBody(std::string("the field \"") + key + "\" is missing");
            }
            value = decode<T>(*found, key);
        }
    }
};

template <class T, class Value>
T decode(const Value& json, const char* key)
{
    const auto require = [&](bool fits) {
        if (!fits) {
            throw BadBody("the field \"" + std::string(key) + "\" has the wrong type");
        }
    };
    if constexpr (IsId<T>::value) {
        require(json.isText());
        auto text = json.text();
        require(!text.empty());
        return T(std::move(text));
    } else if constexpr (IsList<T>::value) {
        require(json.isList());
        T list;
        json.each([&](const Value& entry) { list.push_back(decode<typename T::value_type>(entry, key)); });
        return list;
    } else if constexpr (std::is_enum_v<T>) {
        require(json.isText());
        const Result<T> value = enumFrom(json.text(), T{});
        if (!value) {
            throw BadBody("the field \"" + std::string(key) + "\": " + value.error().what());
        }
        return *value;
    } else if constexpr (std::is_same_v<T, std::chrono::milliseconds>) {
        require(json.isWhole());
        return T(json.template number<std::int64_t>());
    } else if constexpr (std::is_same_v<T, std::string>) {
        require(json.isText());
        return json.text();
    } else if constexpr (std::is_same_v<T, bool>) {
        require(json.isTruth());
        return json.template number<bool>();
    } else if constexpr (std::is_integral_v<T>) {
        require(json.isWhole());
        return json.template number<T>();
    } else if constexpr (std::is_floating_point_v<T>) {
        require(json.isNumber());
        return json.template number<T>();
    } else {
        require(json.isObject());
        T value = blank<T>();
        FieldReader<Value> reader{json};
        fields(reader, value);
        return value;
    }
}

template <std::size_t... Index>
auto kindNames(std::index_sequence<Index...>)
{
    return std::array{kindOf(Event(blank<std::variant_alternative_t<Index, Event>>()))...};
}

/// Finds the variant's alternative by the kind's name and reads its body.
template <class Value, std::size_t... Index>
Event decodeKind(std::string_view kind, const Value& body, std::index_sequence<Index...>)
{
    static const auto names = kindNames(std::make_index_sequence<std::variant_size_v<Event>>{});
    std::optional<Event> event;
    const bool known = (... || (names[Index] == kind &&
                                (event = decode<std::variant_alternative_t<Index, Event>>(body, "body"), true)));
    if (!known) {
        throw BadBody("this kind of event is not known");
    }
    return *std::move(event);
}

Json describeWork(const WorkOrder& work)
{
    Json running = Json::array();
    for (const EquipmentRun& run : work.running) {
        running.push_back({{"equipment", run.equipment.text()}, {"since", toIso(run.since)}});
    }
    return {{"stage", work.stage.text()},  {"startedAt", toIso(work.startedAt)},  {"steps", encode(work.steps)},
            {"parts", encode(work.parts)}, {"harvested", encode(work.harvested)}, {"recovered", encode(work.recovered)},
            {"films", encode(work.films)}, {"questions", encode(work.questions)}, {"answers", encode(work.answers)},
            {"equipment", running}};
}

Json describeConflicts(const std::vector<Conflict>& conflicts)
{
    Json list = Json::array();
    for (const Conflict& conflict : conflicts) {
        list.push_back({{"what", nameOf(conflict.kind)},
                        {"station", conflict.setAside.station.text()},
                        {"seq", conflict.setAside.seq},
                        {"otherStation", conflict.stands.station.text()},
                        {"otherSeq", conflict.stands.seq},
                        {"events", conflict.events},
                        {"settled", conflict.settled ? Json(*conflict.settled) : Json()}});
    }
    return list;
}

template <class T>
Json orNull(const std::optional<T>& value)
{
    return value ? encode(*value) : Json();
}

} // namespace

std::string toJson(const Event& event)
{
    return std::visit([](const auto& body) { return encode(body).dump(); }, event);
}

namespace {

constexpr std::make_index_sequence<std::variant_size_v<Event>> kEventKinds{};

/// Nothing when the library must look at it; so that every fault is told by the library's own words.
std::optional<Event> eventFromTape(std::string_view kind, std::string_view body)
{
    BodyTape tape;
    if (!tape.read(body)) {
        return std::nullopt;
    }
    try {
        return decodeKind(kind, TapeValue{&tape, 0}, kEventKinds);
    } catch (const NotForTape&) {
        return std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

} // namespace

Result<Event> eventFromJson(std::string_view kind, std::string_view body)
{
    if (auto event = eventFromTape(kind, body)) {
        return std::move(*event);
    }
    try {
        const Json json = Json::parse(body);
        return decodeKind(kind, LibraryValue{&json}, kEventKinds);
    } catch (const std::exception& fault) {
        return invalid("An event of kind {} cannot be read.", {std::string(kind)}, fault.what());
    }
}

nlohmann::json describe(const Inspection& inspection) { return encode(inspection); }
nlohmann::json describe(const Verdict& verdict) { return encode(verdict); }

nlohmann::json describe(const Money& money)
{
    Json json = encode(money);
    json["text"] = toText(money);
    return json;
}

nlohmann::json describe(const Item& item)
{
    const auto stage = item.stage();
    return {{"item", item.id.text()},
            {"version", item.version},
            {"cycle", item.cycle},
            {"standing", nameOf(item.standing)},
            {"stage", stage ? Json(stage->text()) : Json()},
            {"route", encode(item.route)},
            {"receivedAt", item.receivedAt ? Json(toIso(*item.receivedAt)) : Json()},
            {"intake", orNull(item.intake)},
            {"work", item.work ? describeWork(*item.work) : Json()},
            {"inspection", orNull(item.inspection)},
            {"grading", orNull(item.grading)},
            {"grade", orNull(item.grade)},
            {"everUsed", item.everUsed},
            {"everRepaired", item.everRepaired},
            {"parts", encode(item.parts)},
            {"refurbCost", describe(item.refurbCost)},
            {"intakeLabels", item.intakeLabels},
            {"saleLabels", item.saleLabels},
            {"packing", orNull(item.packing)},
            {"offer", orNull(item.offer)},
            {"sale", orNull(item.sale)},
            {"exit", orNull(item.exit)},
            {"exitDue", item.due ? encode(*item.due) : Json()},
            {"exitHeld", item.held ? encode(*item.held) : Json()},
            {"allotted", orNull(item.allotted)},
            {"foreign", encode(item.foreign)},
            {"conflicts", describeConflicts(item.conflicts)}};
}

nlohmann::json describe(const Product& product)
{
    return {{"sku", product.sku.text()},        {"version", product.version},
            {"facts", orNull(product.facts)},   {"part", orNull(product.part)},
            {"taught", encode(product.taught)}, {"calibrations", encode(product.calibrations)},
            {"looks", orNull(product.looks)},   {"prices", encode(product.prices)}};
}

} // namespace regrade::domain
