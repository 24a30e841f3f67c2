#include "vision/convrow.h"

#define REGRADE_LANES 8
#include "vision/convrowloops.h"

void regrade::vision::convRowBy8(const ConvRow& row) { wholeRow(row); }
