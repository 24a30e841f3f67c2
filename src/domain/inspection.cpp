#include "domain/inspection.h"

#include "domain/names.h"

#include <algorithm>

namespace regrade::domain {

namespace {

constexpr Names<Cosmetic, 4> kCosmetics{
    {{Cosmetic::none, "none"}, {Cosmetic::light, "light"}, {Cosmetic::flaw, "flaw"}, {Cosmetic::heavy, "heavy"}}};
constexpr Names<Packaging, 2> kPackagings{{{Packaging::intact, "intact"}, {Packaging::damaged, "damaged"}}};
constexpr Names<Function, 2> kFunctions{{{Function::works, "works"}, {Function::fault, "fault"}}};

constexpr std::string_view kCalibrated = " cal ";

} // namespace

std::string calibratedModel(const std::string& model, int version)
{
    return model + std::string(kCalibrated) + std::to_string(version);
}

std::string taughtModel(const std::string& model)
{
    const std::size_t at = model.rfind(kCalibrated);
    const bool calibrated =
        at != std::string::npos && model.find_first_not_of("0123456789", at + kCalibrated.size()) == std::string::npos;
    return calibrated ? model.substr(0, at) : model; // of several joined models none is cut
}

bool isOnProduct(const Defect& defect)
{
    return defect.score >= 1.0 && defect.zone.text() != "packaging" && defect.kind.text() != "packaging_damage";
}

double taughtScore(const Inspection& inspection)
{
    if (!inspection.views) {
        return inspection.score * inspection.limitFactor.value_or(1.0);
    }
    double highest = 0.0;
    for (const ViewEvidence& view : *inspection.views) {
        highest = std::max(highest, view.score * view.limitFactor.value_or(1.0));
    }
    return highest;
}

std::string_view nameOf(Cosmetic value) { return wordFor(kCosmetics, value); }
std::string_view nameOf(Packaging value) { return wordFor(kPackagings, value); }
std::string_view nameOf(Function value) { return wordFor(kFunctions, value); }
Result<Cosmetic> cosmeticFrom(std::string_view name) { return valueFor(kCosmetics, name); }
Result<Packaging> packagingFrom(std::string_view name) { return valueFor(kPackagings, name); }
Result<Function> functionFrom(std::string_view name) { return valueFor(kFunctions, name); }

} // namespace regrade::domain
