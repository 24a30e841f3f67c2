#pragma once

#include "stats/interval.h"

namespace regrade::insight {

// Figures carry the interval that the room of pure numbers gives them.
using stats::Share;
using stats::wilsonShare;

} // namespace regrade::insight
