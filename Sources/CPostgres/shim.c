#include "CPostgres.h"
int CPostgres_placeholder(void) { return 0; }
