#include "vision/convrow.h"

#define REGRADE_LANES 16
#include "vision/convrow.inl"

void regrade::vision::convRowBy16(const ConvRow& row) { wholeRow(row); }
