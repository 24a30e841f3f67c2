#include "domain/inspection.h"

#include "domain/names.h"

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

std::string taughtModel(const std::string& model) { return model.substr(0, model.rfind(kCalibrated)); }

std::string_view nameOf(Cosmetic value) { return wordFor(kCosmetics, value); }
std::string_view nameOf(Packaging value) { return wordFor(kPackagings, value); }
std::string_view nameOf(Function value) { return wordFor(kFunctions, value); }
Result<Cosmetic> cosmeticFrom(std::string_view name) { return valueFor(kCosmetics, name); }
Result<Packaging> packagingFrom(std::string_view name) { return valueFor(kPackagings, name); }
Result<Function> functionFrom(std::string_view name) { return valueFor(kFunctions, name); }

} // namespace regrade::domain
