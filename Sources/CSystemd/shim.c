#include "CSystemd.h"
int CSystemd_placeholder(void) { return 0; }
