#pragma once

#include "base/money.h"
#include "store/projection.h"

#include <memory>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `catalogue`: one row a product with how far it is taught and how many units came back.
[[nodiscard]] std::unique_ptr<const store::Projection> makeCatalogue();

struct ProductRow {
    std::string sku;
    std::string name;
    std::string category;
    Money originalPrice;
    int taughtPhotos = 0; ///< over all views
    int units = 0;        ///< returned units, each once
    std::string owner;    ///< the seller
};

/// Every product by name.
[[nodiscard]] Result<std::vector<ProductRow>> products(const store::Database& database);
/// Whoever owns a product of the house, by name.
[[nodiscard]] Result<std::vector<std::string>> sellers(const store::Database& database);

} // namespace regrade::insight
