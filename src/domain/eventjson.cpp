#include "domain/eventjson.h"

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
    } else if constexpr (std::is_same_v<T, WorkStarted>) {
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
    } else if constexpr (std::is_same_v<T, ItemListed> || std::is_same_v<T, ItemSold>) {
        return T{.channel = id};
    } else if constexpr (std::is_same_v<T, ProductRegistered>) {
        return T{.sku = id, .category = id, .owner = id};
    } else if constexpr (std::is_same_v<T, ProductTaught> || std::is_same_v<T, OrdersCounted> ||
                         std::is_same_v<T, ProductCalibrated>) {
        return T{.sku = id};
    } else if constexpr (std::is_same_v<T, ProductZoned>) {
        return T{.sku = id, .picture = id};
    } else if constexpr (std::is_same_v<T, ProductLooksMapped>) {
        return T{.sku = id, .category = id};
    } else {
        return T{};
    }
}

template <class T>
T decode(const Json& json, const std::string& key);

/// Reads each field of a struct out of a JSON object.
struct FieldReader {
    const Json& object;

    template <class T>
    void operator()(const char* key, T& value)
    {
        const auto found = object.find(key);
        const bool present = found != object.end() && !found->is_null();
        if constexpr (IsOptional<T>::value) {
            if (present) {
                value = decode<typename T::value_type>(*found, key);
            }
        } else {
            if (!present) {
                throw BadBody(std::string("the field \"") + key + "\" is missing");
            }
            value = decode<T>(*found, key);
        }
    }
};

template <class T>
T decode(const Json& json, const std::string& key)
{
    const auto require = [&](bool fits) {
        if (!fits) {
            throw BadBody("the field \"" + key + "\" has the wrong type");
        }
    };
    if constexpr (IsId<T>::value) {
        require(json.is_string() && !json.get_ref<const std::string&>().empty());
        return T(json.get<std::string>());
    } else if constexpr (IsList<T>::value) {
        require(json.is_array());
        T list;
        for (const auto& entry : json) {
            list.push_back(decode<typename T::value_type>(entry, key));
        }
        return list;
    } else if constexpr (std::is_enum_v<T>) {
        require(json.is_string());
        const Result<T> value = enumFrom(json.get<std::string>(), T{});
        if (!value) {
            throw BadBody("the field \"" + key + "\": " + value.error().what());
        }
        return *value;
    } else if constexpr (std::is_same_v<T, std::chrono::milliseconds>) {
        require(json.is_number_integer());
        return T(json.get<std::int64_t>());
    } else if constexpr (std::is_same_v<T, std::string>) {
        require(json.is_string());
        return json.get<std::string>();
    } else if constexpr (std::is_same_v<T, bool>) {
        require(json.is_boolean());
        return json.get<bool>();
    } else if constexpr (std::is_integral_v<T>) {
        require(json.is_number_integer());
        return json.get<T>();
    } else if constexpr (std::is_floating_point_v<T>) {
        require(json.is_number());
        return json.get<T>();
    } else {
        require(json.is_object());
        T value = blank<T>();
        FieldReader reader{json};
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
template <std::size_t... Index>
Event decodeKind(std::string_view kind, const Json& body, std::index_sequence<Index...>)
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
    return {{"stage", work.stage.text()},
            {"startedAt", toIso(work.startedAt)},
            {"steps", encode(work.steps)},
            {"parts", encode(work.parts)}};
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

Result<Event> eventFromJson(std::string_view kind, std::string_view body)
{
    try {
        return decodeKind(kind, Json::parse(body), std::make_index_sequence<std::variant_size_v<Event>>{});
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
            {"exit", orNull(item.exit)}};
}

nlohmann::json describe(const Product& product)
{
    return {{"sku", product.sku.text()},
            {"version", product.version},
            {"facts", orNull(product.facts)},
            {"taught", encode(product.taught)},
            {"calibrations", encode(product.calibrations)},
            {"looks", orNull(product.looks)}};
}

} // namespace regrade::domain
