#include "vision/convrow.h"

#define REGRADE_LANES 16
#include "vision/convrowloops.h"

void regrade::vision::convRowBy16(const ConvRow& row) { wholeRow(row); }
