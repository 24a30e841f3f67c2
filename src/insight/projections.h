#pragma once

#include "store/projection.h"

#include <memory>
#include <vector>

namespace regrade::insight {

/// Every read model of the house. Whoever opens a journal hands it this list.
[[nodiscard]] std::vector<std::unique_ptr<const store::Projection>> allProjections();

} // namespace regrade::insight
