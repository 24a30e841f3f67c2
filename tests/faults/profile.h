#pragma once

#include <cstdlib>

namespace regrade::faults {

/// The short profile is part of ./test; `./test --faults-long` runs the long one.
inline bool isLongProfile() { return std::getenv("REGRADE_FAULTS_LONG") != nullptr; }
inline int rounds(int shortOnes, int longOnes) { return isLongProfile() ? longOnes : shortOnes; }

} // namespace regrade::faults
