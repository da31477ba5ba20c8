#include "CCrypt.h"
int CCrypt_placeholder(void) { return 0; }
