#include "vision/convrow.h"

#define REGRADE_LANES 4
#include "vision/convrowloops.h"

void regrade::vision::convRowBy4(const ConvRow& row) { wholeRow(row); }
