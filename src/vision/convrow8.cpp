#include "vision/convrow.h"

#define REGRADE_LANES 8
#include "vision/convrow.inl"

void regrade::vision::convRowBy8(const ConvRow& row) { wholeRow(row); }
