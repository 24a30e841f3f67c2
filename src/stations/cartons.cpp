#include "stations/cartons.h"

#include "rules/packaging.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace regrade::stations {

namespace {

constexpr double kMmPerMl = 1'000.0; ///< cubic millimetres

std::array<int, 3> sortedSides(const domain::BoxSize& size)
{
    std::array<int, 3> sides{size.lengthMm, size.widthMm, size.heightMm};
    std::sort(sides.begin(), sides.end());
    return sides;
}

double volume(const domain::BoxSize& size)
{
    return static_cast<double>(size.lengthMm) * static_cast<double>(size.widthMm) * static_cast<double>(size.heightMm);
}

Money costOfMl(const rules::FillerRow& filler, double ml)
{
    return {std::llround(static_cast<double>(filler.costPerLitre.minor) * ml / 1'000.0), filler.costPerLitre.currency};
}

CartonOffer offerOf(const rules::Policy& policy, const rules::CartonRow& carton, const CartonWish& wish,
                    const rules::FillerRow* filler, Time now)
{
    CartonOffer offer{.carton = carton.id, .cost = carton.cost};
    const domain::BoxSize inner = innerSize(carton);
    if (isWhole(wish.product) && volume(wish.product) <= volume(inner)) {
        offer.voidRatio = voidRatio(inner, wish.product);
    }
    if (const Result<void> fit = requireFit(carton, wish.product, filler); !fit) {
        offer.why = fit.error();
        return offer;
    }
    if (filler != nullptr && isWhole(wish.product)) {
        offer.filler = fillerFor(*filler, inner, wish.product);
        offer.cost.minor += offer.filler->cost.minor;
    }
    const Result<void> allowed = rules::allowPackaging(
        policy, {*policy.findMaterial(carton.material), filler, offer.voidRatio, wish.market}, now);
    if (!allowed) {
        offer.why = allowed.error();
    }
    return offer;
}

} // namespace

double voidRatio(const domain::BoxSize& box, const domain::BoxSize& product)
{
    return 1.0 - volume(product) / volume(box);
}

bool isWhole(const domain::BoxSize& size) { return sortedSides(size).front() > 0; }

bool fitsInto(const domain::BoxSize& product, const domain::BoxSize& box, int paddingMm)
{
    const auto inner = sortedSides(product);
    const auto outer = sortedSides(box);
    const int room = 2 * paddingMm;
    return inner[0] + room <= outer[0] && inner[1] + room <= outer[1] && inner[2] + room <= outer[2];
}

domain::BoxSize innerSize(const rules::CartonRow& carton) { return {carton.lengthMm, carton.widthMm, carton.heightMm}; }

domain::BoxSize outerSize(const rules::CartonRow& carton)
{
    const int walls = 2 * carton.wallMm;
    return {carton.lengthMm + walls, carton.widthMm + walls, carton.heightMm + walls};
}

FillerAmount fillerFor(const rules::FillerRow& filler, const domain::BoxSize& box, const domain::BoxSize& product)
{
    const double ml = std::max(0.0, volume(box) - volume(product)) / kMmPerMl;
    return {static_cast<int>(std::lround(ml)), static_cast<int>(std::lround(ml / 1'000.0 * filler.gramsPerLitre)),
            costOfMl(filler, ml)};
}

Money costOf(const rules::FillerRow& filler, int grams)
{
    return costOfMl(filler, filler.gramsPerLitre > 0.0 ? grams / filler.gramsPerLitre * 1'000.0 : 0.0);
}

Result<void> requireFit(const rules::CartonRow& carton, const domain::BoxSize& product, const rules::FillerRow* filler)
{
    if (!isWhole(product)) {
        return {};
    }
    if (!fitsInto(product, innerSize(carton))) {
        return refused("{} is too small for the product. Choose a larger carton.", {carton.name.en});
    }
    if (filler != nullptr && !fitsInto(product, innerSize(carton), filler->paddingMm)) {
        return refused("{} leaves no {} mm on every side for {}. Choose a larger carton or another filler.",
                       {carton.name.en, std::to_string(filler->paddingMm), filler->name.en});
    }
    return {};
}

Result<std::vector<CartonOffer>> proposeCarton(const rules::Policy& policy, const CartonWish& wish, Time now)
{
    const rules::FillerRow* filler = wish.filler ? policy.findFiller(*wish.filler) : nullptr;
    if (wish.filler && filler == nullptr) {
        return refused("The policy lists no filler \"{}\".", {wish.filler->text()});
    }
    std::vector<CartonOffer> offers;
    for (const rules::CartonRow& carton : policy.cartons) {
        offers.push_back(offerOf(policy, carton, wish, filler, now));
    }
    const auto rank = [](const CartonOffer& offer) {
        return std::tuple(offer.why.has_value(), offer.voidRatio.value_or(1.0), offer.cost.minor);
    };
    if (isWhole(wish.product)) {
        std::stable_sort(offers.begin(), offers.end(),
                         [&](const CartonOffer& one, const CartonOffer& other) { return rank(one) < rank(other); });
    }
    return offers;
}

} // namespace regrade::stations
