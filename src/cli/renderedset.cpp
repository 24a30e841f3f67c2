#include "cli/renderedset.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

namespace regrade::cli {
namespace {

using nlohmann::json;

constexpr double kGreyPerScore = 10.0; // mean grey levels of a true damage that stand for one score

domain::Defect trueDefect(const json& facts)
{
    domain::Defect defect{.photo = domain::PhotoHash("unset")};
    defect.kind = domain::DefectKind(facts.at("kind").get<std::string>());
    defect.extentMm = facts.at("length_mm").get<double>();
    defect.areaShare = facts.at("area_share").get<double>();
    defect.score = std::max(1.0, facts.at("contrast").get<double>() / kGreyPerScore);
    const auto box = facts.at("box").get<std::array<int, 4>>();
    defect.box = {box[0], box[1], box[2], box[3]};
    return defect;
}

Result<RenderedProduct> readProduct(const std::filesystem::path& folder)
{
    std::ifstream in(folder / "truth.json");
    RenderedProduct product{folder.filename().string(), folder, {}};
    try {
        const json document = json::parse(in);
        for (const json& facts : document.at("photos")) {
            RenderedPhoto photo{facts.at("file").get<std::string>(), facts.at("mm_per_pixel").get<double>(), {}, {}};
            for (const json& damage : facts.at("defects")) {
                photo.defects.push_back(trueDefect(damage));
            }
            photo.mask = facts.value("mask", std::string());
            product.photos.push_back(std::move(photo));
        }
    } catch (const json::exception& fault) {
        return invalid("{} is not the truth of a rendered set.", {(folder / "truth.json").string()}, fault.what());
    }
    return product;
}

} // namespace

Result<std::vector<RenderedProduct>> readRenderedSet(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> places;
    std::error_code fault;
    for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        if (std::filesystem::exists(entry->path() / "truth.json")) {
            places.push_back(entry->path());
        }
    }
    std::sort(places.begin(), places.end());
    if (places.empty()) {
        return notFound("{} holds no product folder with a truth.json.", {folder.string()});
    }
    std::vector<RenderedProduct> products;
    for (const auto& place : places) {
        auto product = readProduct(place);
        if (!product) {
            return product.error();
        }
        products.push_back(std::move(*product));
    }
    return products;
}

} // namespace regrade::cli
